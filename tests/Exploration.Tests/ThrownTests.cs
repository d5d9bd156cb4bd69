using Distribution.InSimulator;
using Distribution.Protocol;
using Distribution.Simulator;
using NUnit.Framework;

namespace Distribution.ExplorationTests;

/// <summary>How exceptions are told apart, and what is told of them.</summary>
internal sealed class ThrownTests
{
    private static readonly Lazy<ExplorationResult> Explored = new(() =>
        Exploration.Run(new ExplorationOptions { Scenario = () => new TwoDefects(), Runs = 640, GoesOn = true }));

    [Test]
    public void Two_defects_that_throw_the_same_type_do_not_hide_each_other()
    {
        var told = Explored.Value.Failures.Select(failure => $"{failure.Violation.Oracle}; {string.Join(", ", failure.Cause)}");
        Assert.That(told.Order().ToArray(), Is.EqualTo((string[])
        [
            "no InvalidOperationException at a message; message",
            "no InvalidOperationException at a timer; ",
        ]));
    }

    [Test]
    public void The_story_says_where_it_was_thrown_and_the_result_how_it_came_there()
    {
        var failure = Explored.Value.Failures.First(known => known.Violation.Oracle.EndsWith("message", StringComparison.Ordinal));
        Assert.That(failure.Story.Last(), Does.Match(@"^It was thrown by TwoDefects\.(Take|OnMessage) \(TwoDefects\.cs:[0-9]+\)\.$"));
        Assert.That(failure.Result.Thrown!.Stack, Is.Not.Empty.And.Unique.And.All.Match(@"^TwoDefects\.\w+ \("));
        Assert.That(failure.Story.Count(), Is.LessThanOrEqualTo(10));
    }

    [TestCase("start", "no FormatException at 'start'")]
    [TestCase("step", "no FormatException at 'n# asks # times'")]
    [TestCase("lambda", "no FormatException at 'n# asks # times'")]
    [TestCase("program", "no FormatException at 'n# tells'")]
    [TestCase("restart", "no FormatException at 'start'")]
    public void The_input_is_part_of_the_name_without_its_numbers(string where, string oracle)
    {
        foreach (var isTraced in new[] { false, true })
        {
            var result = new Trial(new ThrowsAt(where), 5, 3) { Plan = Crash, IsTraced = isTraced }.Run();
            Assert.That(result.Violation?.Oracle, Is.EqualTo(oracle));
            Assert.That(result.Thrown!.Frame, Does.Match(@"^(ThrowsAt|Starts)\.\w+ \(ThrownTests\.cs:[0-9]+\)$"));
        }
    }

    /// <summary>What throws there is a part of the runtime, and who asked for it is behind it.</summary>
    [TestCase("index", "IndexOutOfRangeException")]
    [TestCase("sum", "OverflowException")]
    public void Of_what_the_runtime_throws_the_story_says_who_asked_for_it(string where, string type)
    {
        var thrown = new Trial(new ThrowsAt(where), 5, 3).Run().Thrown;
        Assert.That(thrown?.Type, Is.EqualTo(type));
        Assert.That(thrown!.Frame, Does.Match(@"^Starts\.\w+ \(ThrownTests\.cs:[0-9]+\)$"));
    }

    [Test]
    public void A_timer_whose_name_throws_is_told_apart_all_the_same()
    {
        var results = new[] { false, true }.Select(isTraced => new Trial(new ThrowsAt("timer"), 5, 3) { IsTraced = isTraced }.Run()).ToArray();
        Assert.That(results.Select(result => result.Violation?.Oracle), Has.All.EqualTo("no FormatException at timer '(no words: NotSupportedException)'"));
        Assert.That(results[0].TraceHash, Is.EqualTo(results[1].TraceHash));
    }

    private static FaultPlan Crash { get; } = new([new Crash { At = Instant.Zero + Duration.FromSeconds(1), For = Duration.FromSeconds(1), Node = 1 }]);

    private sealed class ThrowsAt(string where) : Scenario
    {
        public override void Build(ScenarioRun run)
        {
            ArgumentNullException.ThrowIfNull(run);
            var at = Instant.Zero + Duration.FromMilliseconds(10);
            if (where == "program")
            {
                run.Cluster();
                run.Do("n1 tells", at, new NodeId(1), TellAsync);
                return;
            }

            run.Simulate(new Starts(where));
            run.Do("n0 asks 12 times", at, new NodeId(0), () => (where == "lambda" ? () => throw new FormatException() : (Action)Ask)());
        }

        private static async Task TellAsync()
        {
            await Task.Yield();
            throw new FormatException("none");
        }

        private void Ask() => _ = where == "step" ? throw new FormatException() : 0;

        private sealed class Starts(string where) : IProtocol<int, Rumor, SimulatedEnvironment<Rumor>>, IDescribed<int>
        {
            private static readonly int[] Few = [1];

            public void OnStart(ref int state, SimulatedEnvironment<Rumor> environment)
            {
                if (where == "start" || (where == "restart" && environment.Now > Instant.Zero))
                {
                    throw new FormatException("none");
                }

                environment.SetTimer(new TimerId(0), Duration.FromSeconds(1));
                state = where switch
                {
                    "index" => Few[environment.NodeCount],
                    "sum" => checked(environment.NodeCount + int.MaxValue),
                    _ => 0,
                };
            }

            public void OnMessage(ref int state, NodeId from, in Rumor message, SimulatedEnvironment<Rumor> environment)
            {
                // Hears nothing.
            }

            public void OnTimer(ref int state, TimerId timer, SimulatedEnvironment<Rumor> environment) =>
                state = where == "timer" ? throw new FormatException("none") : 0;

            public string NameOf(TimerId timer) => throw new NotSupportedException("no name");
        }
    }
}
