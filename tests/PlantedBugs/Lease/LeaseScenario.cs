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
    public override void Build(ScenarioRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var simulation = run.Simulate(new LeaseLock(Defect));
        var (last, acts, lastAct) = (0L, 0L, Instant.Zero);
        run.Always("one holder at a time", () =>
        {
            var server = simulation.States[0];
            if (server.Acts > acts)
            {
                (acts, lastAct) = (server.Acts, run.Now);
            }

            if (server.Acted < last)
            {
                return $"something was done under tenure {server.Acted} after something under tenure {last}";
            }

            last = server.Acted;
            return null;
        });
        run.Eventually(
            "the lock is used",
            () => run.Now - lastAct > Duration.FromSeconds(5) ? $"nothing was done under it since {lastAct}" : null,
            within: Duration.FromSeconds(5));
        run.Sometimes("a lease was renewed", () => simulation.States[1].IsRenewed);
    }
}
