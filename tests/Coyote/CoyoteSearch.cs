using Distribution.Concurrency;
using Microsoft.Coyote;
using Microsoft.Coyote.SystematicTesting;

namespace Distribution.Coyote.Tests;

/// <summary>Runs bodies under Coyote's engine.</summary>
/// <param name="Runs">How many schedules were run.</param>
/// <param name="Bugs">What was found; empty if nothing was.</param>
/// <param name="Uncontrolled">Calls that Coyote has no control of.</param>
/// <param name="Trace">What replays it.</param>
internal sealed record CoyoteSearch(
    uint Runs, IReadOnlyCollection<string> Bugs, IReadOnlyCollection<string> Uncontrolled, string Trace)
{
    private const uint StepsMax = 5_000;

    /// <summary>So many schedules by chance, or fewer if a bug is found.</summary>
    internal static CoyoteSearch Random(Func<ExploredMachine, Task> body, uint seed, uint runs) =>
        Run(body, Configuration.Create().WithTestingIterations(runs).WithRandomGeneratorSeed(seed));

    internal static CoyoteSearch Replay(Func<ExploredMachine, Task> body, string trace) =>
        Run(body, Configuration.Create().WithReproducibleTrace(trace));

    private static CoyoteSearch Run(Func<ExploredMachine, Task> body, Configuration configuration)
    {
        using var engine = TestingEngine.Create(
            configuration.WithMaxSchedulingSteps(StepsMax).WithTelemetryEnabled(false), async () => await body(new CoyoteMachine()));
        engine.Run();
        return new CoyoteSearch(
            (uint)engine.TestReport.NumOfExploredFairPaths + (uint)engine.TestReport.NumOfExploredUnfairPaths,
            engine.TestReport.BugReports,
            engine.TestReport.UncontrolledInvocations,
            engine.ReproducibleTrace);
    }

    public override string ToString() => $"{Runs} runs: {(Bugs.Count == 0 ? "nothing found" : string.Join("; ", Bugs))}";
}
