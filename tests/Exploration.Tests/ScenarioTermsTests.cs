using Distribution.Protocol;
using NUnit.Framework;

namespace Distribution.ExplorationTests;

/// <summary>What a scenario says of itself is the user's code: what it throws, and what cannot be, is no failure of the protocol.</summary>
internal sealed class ScenarioTermsTests
{
    [TestCase(nameof(Scenario.Nodes))]
    [TestCase(nameof(Scenario.LeastNodes))]
    [TestCase(nameof(Scenario.Core))]
    [TestCase(nameof(Scenario.FaultTime))]
    [TestCase(nameof(Scenario.Calm))]
    [TestCase(nameof(Scenario.Faults))]
    [TestCase(nameof(Scenario.EventsMax))]
    public void A_member_that_throws_is_named_as_the_scenarios(string member) => AssertBroken(
        new Odd { Throws = member }, $"{member} throws FormatException: it is none");

    [TestCase(-4, 2, 1_000, 1_000, "Nodes is -4; allowed is a number of 2 or more")]
    [TestCase(1, 2, 1_000, 1_000, "Nodes is 1; allowed is a number of 2 or more")]
    [TestCase(3, 0, 1_000, 1_000, "LeastNodes is 0; allowed is 2 .. 3, which is Nodes")]
    [TestCase(3, 4, 1_000, 1_000, "LeastNodes is 4; allowed is 2 .. 3, which is Nodes")]
    [TestCase(3, 2, 0, 1_000, "FaultTime is 0ns; allowed is a duration above 0s")]
    [TestCase(3, 2, 1_000, -5, "Calm is -5ms; allowed is a duration above 0s")]
    public void What_cannot_be_is_refused_by_its_name(int nodes, int least, int faultTime, int calm, string reason) => AssertBroken(
        new Odd { Count = nodes, Least = least, FaultsFor = Duration.FromMilliseconds(faultTime), CalmFor = Duration.FromMilliseconds(calm) },
        reason);

    [Test]
    public void A_list_of_kinds_that_is_none_is_refused() => AssertBroken(new Odd { Kinds = null! }, "Faults is null; allowed is a list of kinds");

    [Test]
    public void A_name_of_an_oracle_is_asked_once()
    {
        var asked = 0;
        var result = Exploration.Run(new ExplorationOptions { Scenario = () => new Odd { Oracle = new Named(() => asked++ % 2 == 0) }, Runs = 1 });
        Assert.That(result.Demands, Is.EqualTo(new[] { "all is well" }));
    }

    [Test]
    public void An_oracle_that_cannot_say_whether_it_needs_a_trace_is_broken() => Assert.That(
        () => new Trial(new Odd { Oracle = new Named(() => true) { AtEndThrows = true } }, 1, 3).Run(),
        Throws.TypeOf<ScenarioException>().With.Message.Match(
            "^the scenario Odd is broken: 'all is well', asked after event [0-9]+ of the run with seed 1, throws FormatException: it is none$"));

    private static void AssertBroken(Scenario scenario, string reason)
    {
        Action[] asked = [() => Exploration.Run(new ExplorationOptions { Scenario = () => scenario, Runs = 1 }), () => new Trial(scenario, 1, 3).Run()];
        foreach (var ask in asked)
        {
            Assert.That(ask, Throws.TypeOf<ScenarioException>().With.Message.EqualTo($"the scenario Odd is broken: {reason}"));
        }
    }

    private sealed class Odd : Scenario
    {
        public string Throws { get; init; } = "";

        public int Count { get; init; } = 3;

        public int Least { get; init; } = 2;

        public Duration FaultsFor { get; init; } = Duration.FromSeconds(1);

        public Duration CalmFor { get; init; } = Duration.FromSeconds(1);

        public Oracle? Oracle { get; init; }

        public IReadOnlyList<string> Kinds { get; init; } = ["loss"];

        public override int Nodes => Said(nameof(Nodes), Count);

        public override int LeastNodes => Said(nameof(LeastNodes), Least);

        public override int Core => Said(nameof(Core), 1);

        public override Duration FaultTime => Said(nameof(FaultTime), FaultsFor);

        public override Duration Calm => Said(nameof(Calm), CalmFor);

        public override IReadOnlyList<string> Faults => Said(nameof(Faults), Kinds);

        public override long EventsMax(int nodes) => Said(nameof(EventsMax), base.EventsMax(nodes));

        public override void Build(ScenarioRun run)
        {
            run.Simulate(new PlantedBugs.RumorSpread<InSimulator.SimulatedEnvironment<PlantedBugs.RumorSet>>(PlantedBugs.RumorDefect.None));
            if (Oracle is not null)
            {
                run.Always(Oracle);
            }
        }

        private T Said<T>(string member, T value) => Throws == member ? throw new FormatException("it is none.") : value;
    }

    private sealed class Named(Func<bool> hasName) : Oracle
    {
        public bool AtEndThrows { get; init; }

        public override string Name => hasName() ? "all is well" : throw new FormatException("it is none.");

        public override bool NeedsTrace => AtEndThrows ? throw new FormatException("it is none.") : false;

        public override string? AfterEvent() => null;
    }
}
