using Distribution.InSimulator;
using Distribution.PlantedBugs;
using Distribution.Protocol;
using Distribution.Simulator;
using NUnit.Framework;

namespace Distribution.ExplorationTests;

/// <summary>What the code of a kind of fault throws is no failure of the protocol.</summary>
internal sealed class BrokenFaultTests
{
    [TestCase("Story", "Story throws")]
    [TestCase("Inject", "Inject throws")]
    [TestCase("Begin", "what it does at 1s throws")]
    [TestCase("Finish", "what it does at 2s throws")]
    public void A_fault_that_throws_is_named_and_where(string at, string where) => Assert.That(
        () => Exploration.Run(Planned(new Boom { At = Instant.Zero + Duration.FromSeconds(1), For = Duration.FromSeconds(1), Node = 1, Throws = at })),
        Throws.TypeOf<FaultPlanException>().With.Message.EqualTo($"the fault boom is broken: {where} FormatException: it is none"));

    [TestCase("End")]
    [TestCase("HasChance")]
    [TestCase("IsRandom")]
    [TestCase("Refusal")]
    [TestCase("Parts")]
    [TestCase("In")]
    [TestCase("Weaker")]
    public void A_fault_whose_member_throws_when_exploration_asks_it_is_named(string member) => Assert.That(
        () => Exploration.Run(PlannedWhereAllAreUp(member)),
        Throws.TypeOf<FaultPlanException>().With.Message.EqualTo($"the fault frail is broken: {member} throws FormatException: it is none"));

    [Test]
    public void A_fault_that_asks_for_nothing_odd_is_found_and_made_small()
    {
        var failure = Exploration.Run(PlannedWhereAllAreUp(throws: "")).Failures[0];
        Assert.That(failure.Cause, Is.EqualTo(new[] { "frail" }));
        Assert.That(failure.IsMinimal);
    }

    [Test]
    public void A_fault_of_links_that_throws_is_named() => Assert.That(
        () => Exploration.Run(Planned(new LinkBoom { For = Duration.FromSeconds(1) })),
        Throws.TypeOf<FaultPlanException>().With.Message.EqualTo(
            "the fault link-boom is broken: what it does to a message throws FormatException: it is none"));

    [Test]
    public void What_a_node_throws_while_a_fault_starts_it_is_a_failure_of_its_protocol()
    {
        var crash = new Crash { At = Instant.Zero + Duration.FromSeconds(1), For = Duration.FromSeconds(1), Node = 1 };
        var result = new Trial(new Telling { FailsToReturn = true }, 1, 2) { Plan = new FaultPlan([crash]) }.Run();
        Assert.That(result.Violation?.Oracle, Is.EqualTo("no FormatException at 'start'"));
    }

    private static ExplorationOptions Planned(Fault fault) =>
        new() { Scenario = () => new Telling(), Plan = new FaultPlan([fault]), Runs = 2 };

    [TestCase("Story", "Story throws")]
    [TestCase("Inject", "Inject throws")]
    [TestCase("Begin", "what it does at 1s throws")]
    [TestCase("Finish", "what it does at 2s throws")]
    public void A_fault_that_throws_in_the_plan_of_a_program_is_named(string at, string where)
    {
        using var cluster = Cluster.Simulated();
        var boom = new Boom { At = Instant.Zero + Duration.FromSeconds(1), For = Duration.FromSeconds(1), Node = 1, Throws = at };
        cluster.Start(1);
        Assert.That(
            () => cluster.Run(() => cluster.RunPlanAsync(new FaultPlan([boom]))),
            Throws.TypeOf<FaultPlanException>().With.Message.EqualTo($"the fault boom is broken: {where} FormatException: it is none"));
    }

    private static ExplorationOptions PlannedWhereAllAreUp(string throws)
    {
        var frail = new Frail { At = Instant.Zero + Duration.FromSeconds(1), For = Duration.FromSeconds(1), Throws = throws };
        return Planned(frail) with { Scenario = () => new Telling { IsAlwaysUp = true } };
    }

    private sealed class Telling : Scenario
    {
        public bool FailsToReturn { get; init; }

        public bool IsAlwaysUp { get; init; }

        public override void Build(ScenarioRun run)
        {
            var starts = 0;
            var simulation = run.Simulate(new Teller<SimulatedEnvironment<Tick>>(() =>
            {
                if (++starts > run.Nodes && FailsToReturn)
                {
                    throw new FormatException("it is none.");
                }
            }));
            if (IsAlwaysUp)
            {
                run.Always("n1 is up", () => simulation.IsUp(new NodeId(1)) ? null : "it is not");
            }
        }
    }

    private sealed class Teller<TEnvironment>(Action started) : IProtocol<CountingNode, Tick, TEnvironment>
        where TEnvironment : struct, IGossipEnvironment<Tick>, allows ref struct
    {
        public void OnStart(ref CountingNode state, TEnvironment environment)
        {
            started();
            environment.SetTimer(new TimerId(0), Duration.FromMilliseconds(100));
        }

        public void OnMessage(ref CountingNode state, NodeId from, in Tick message, TEnvironment environment) => state.Heard++;

        public void OnTimer(ref CountingNode state, TimerId timer, TEnvironment environment)
        {
            environment.Send(environment.Peer(0), new Tick(++state.Ticks));
            environment.SetTimer(timer, Duration.FromMilliseconds(100));
        }
    }
}

/// <summary>A fault of a node whose code throws.</summary>
[FaultKind("boom")]
public sealed record Boom : NodeFault
{
    /// <summary>Which member throws.</summary>
    public string Throws { get; init; } = "";

    /// <inheritdoc/>
    public override string Story => Throws == "Story" ? throw new FormatException("it is none.") : $"{Name} goes boom";

    /// <inheritdoc/>
    public override void Inject(IFaultyWorld world)
    {
        Throw("Inject");
        base.Inject(world);
    }

    /// <inheritdoc/>
    protected override void Begin(IFaultyWorld world, NodeId node) => Throw("Begin");

    /// <inheritdoc/>
    protected override void Finish(IFaultyWorld world, NodeId node) => Throw("Finish");

    private void Throw(string member)
    {
        if (Throws == member)
        {
            throw new FormatException("it is none.");
        }
    }
}

/// <summary>A crash of node 1 of which a member throws.</summary>
[FaultKind("frail")]
public sealed record Frail : LastingFault
{
    /// <summary>Which member throws.</summary>
    public string Throws { get; init; } = "";

    /// <inheritdoc/>
    public override string Story => "n1 is frail";

    /// <inheritdoc/>
    public override Instant End => Throwing("End") ? default : base.End;

    /// <inheritdoc/>
    public override bool HasChance => Throwing("HasChance");

    /// <inheritdoc/>
    public override bool IsRandom => Throwing("IsRandom");

    /// <inheritdoc/>
    public override string? Refusal(int nodes) => Throwing("Refusal") ? "" : base.Refusal(nodes);

    /// <inheritdoc/>
    public override IEnumerable<Fault> Parts(int nodes)
    {
        // Not before it is gone through.
        _ = Throwing("Parts");
        yield return this;
    }

    /// <inheritdoc/>
    public override IEnumerable<Fault> Weaker()
    {
        _ = Throwing("Weaker");
        yield break;
    }

    /// <inheritdoc/>
    public override Fault In(IFaultyWorld world) => Throwing("In") ? this : base.In(world);

    /// <inheritdoc/>
    public override void Inject(IFaultyWorld world) =>
        world.Schedule(At, new NodeId(1), () => world.Crash(new NodeId(1), isSilent: false));

    private bool Throwing(string member) => Throws == member ? throw new FormatException("it is none.") : false;
}

/// <summary>A fault of links whose code throws.</summary>
[FaultKind("link-boom")]
public sealed record LinkBoom : LinkFault
{
    /// <inheritdoc/>
    public override string Story => "links go boom";

    /// <inheritdoc/>
    protected override LinkRule Rule() => RuleOf((in LinkMessage message, ulong chance, ref Fate fate) => throw new FormatException("it is none."));
}
