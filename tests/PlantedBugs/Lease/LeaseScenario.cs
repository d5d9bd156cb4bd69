using Distribution.InSimulator;
using Distribution.Protocol;

namespace Distribution.PlantedBugs;

/// <summary>Some clients want one lock; who has lost it does nothing more under it, and somebody always gets it.</summary>
[Scenario("lease", "a lock with leases: nothing is done under one that is over")]
public sealed class LeaseScenario : Scenario
{
    /// <summary>What is wrong with the protocol.</summary>
    [ScenarioOption("what is wrong with the protocol")]
    public LeaseDefect Defect { get; init; }

    /// <inheritdoc/>
    public override int Nodes => 4;

    /// <inheritdoc/>
    /// <remarks>Its code names no points.</remarks>
    public override IReadOnlyList<string> Faults => [.. base.Faults.Where(kind => kind is not "buggify")];

    /// <inheritdoc/>
    public override void Build(ScenarioRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var simulation = run.Simulate(new LeaseLock(Defect));
        run.Always(new NeverGoesBack<string>("one holder at a time", Tenures(simulation)));
        var (acts, lastAct) = (0L, Instant.Zero);
        run.Eventually(
            "the lock is used",
            () =>
            {
                (acts, lastAct) = simulation.States[0].Acts > acts ? (simulation.States[0].Acts, run.Now) : (acts, lastAct);
                return run.Now - lastAct > Duration.FromSeconds(5) ? $"nothing was done under it since {lastAct}" : null;
            },
            within: Duration.FromSeconds(5));
        run.Sometimes("a lease was renewed", () => simulation.States[1].IsRenewed);
    }

    /// <summary>The tenure under which something was done last.</summary>
    private static IEnumerable<(string Key, long Tenure)> Tenures(Simulation<LeaseNode, LeaseMessage> simulation)
    {
        yield return ("the tenure of the last act", simulation.States[0].Acted);
    }
}
