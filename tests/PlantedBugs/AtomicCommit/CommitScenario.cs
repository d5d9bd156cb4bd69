using Distribution.InSimulator;
using Distribution.Protocol;

namespace Distribution.PlantedBugs;

/// <summary>One transaction over all nodes: all commit it or none does.</summary>
[Scenario("atomic-commit", "two-phase commit: all nodes commit or none does")]
public sealed class CommitScenario : Scenario, IExhaustible
{
    /// <summary>What is wrong with the protocol.</summary>
    [ScenarioOption("what is wrong with the protocol")]
    public CommitMistake Mistake { get; init; }

    /// <inheritdoc/>
    /// <remarks>Nothing is stored, so nodes do not crash.</remarks>
    public override IReadOnlyList<string> Faults => ["loss", "duplication", "reordering", "spike", "cut", "partition", "clog", "pause", "slow"];

    /// <inheritdoc/>
    public override void Build(ScenarioRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var protocol = new TwoPhaseCommit<SimulatedEnvironment<CommitMessage>>(Mistake);
        var simulation = run.Simulate(protocol);
        var isAsked = run.Do("n0 begins the transaction", Instant.Zero + Duration.FromSeconds(1), new NodeId(0), () => simulation.Act(
            run.Now, new NodeId(0), (ref CommitNode state, SimulatedEnvironment<CommitMessage> environment) => protocol.Begin(ref state, environment)));
        run.Always("all or nothing", () => Parted(simulation.States));
        run.Eventually("everybody has decided", () => isAsked ? Undecided(simulation.States) : null, within: Duration.FromSeconds(15));
    }

    /// <inheritdoc/>
    public StateSpace Space(StateSpaceOptions options)
    {
        var protocol = new TwoPhaseCommit<ExhaustiveEnvironment<CommitMessage>>(Mistake);
        var space = new ProtocolSpace<CommitNode, CommitMessage>(protocol, options);
        space.Do("n0 begins the transaction", new NodeId(0), protocol.Begin);
        space.Always("all or nothing", state => Parted(state.States));
        space.Eventually("everybody has decided", state => Undecided(state.States));
        space.Sometimes("a transaction was committed", state => Find(state.States, CommitPhase.Committed) >= 0);
        return space;
    }

    private static string? Parted(ReadOnlySpan<CommitNode> states)
    {
        var (committed, aborted) = (Find(states, CommitPhase.Committed), Find(states, CommitPhase.Aborted));
        return committed >= 0 && aborted >= 0 ? $"n{committed} has committed and n{aborted} has aborted" : null;
    }

    private static string? Undecided(ReadOnlySpan<CommitNode> states)
    {
        var node = Math.Max(Find(states, CommitPhase.Idle), Find(states, CommitPhase.Waiting));
        return node < 0 ? null : $"n{node} has neither committed nor aborted";
    }

    private static int Find(ReadOnlySpan<CommitNode> states, CommitPhase phase)
    {
        for (var node = 0; node < states.Length; node++)
        {
            if (states[node].Phase == phase)
            {
                return node;
            }
        }

        return -1;
    }
}
