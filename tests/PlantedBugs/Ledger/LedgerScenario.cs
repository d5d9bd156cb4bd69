using Distribution.InSimulator;
using Distribution.Protocol;

namespace Distribution.PlantedBugs;

/// <summary>Nodes sum up entries in batches; a batch may be cut short, and what is left over goes into the next.</summary>
[Scenario("ledger", "entries are summed up in batches, and none is left over for long")]
public sealed class LedgerScenario : Scenario
{
    /// <summary>What is wrong with the protocol.</summary>
    [ScenarioOption("what is wrong with the protocol")]
    public LedgerDefect Defect { get; init; }

    /// <inheritdoc/>
    public override Duration FaultTime => Duration.FromSeconds(2);

    /// <inheritdoc/>
    /// <remarks>Those of nodes: it sends no messages.</remarks>
    public override IReadOnlyList<string> Faults =>
        [.. base.Faults.Except(["bandwidth", "clog", "corruption", "cut", "distance", "duplication", "loss", "partition", "reordering", "spike"])];

    /// <inheritdoc/>
    public override void Build(ScenarioRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var simulation = run.Simulate(new Batches(Defect));
        run.Always("one entry is left over at most", () => LeftOver(simulation.States));
    }

    private static string? LeftOver(ReadOnlySpan<Account> accounts)
    {
        for (var node = 0; node < accounts.Length; node++)
        {
            if (accounts[node].Left > 1)
            {
                return $"{accounts[node].Left} entries are left over at n{node}";
            }
        }

        return null;
    }

    /// <summary>What a node has to sum up.</summary>
    public struct Account
    {
        internal int Left;
        internal int Batches;

        /// <inheritdoc/>
        public override readonly string ToString() => $"{Batches} batches, {Left} left over";
    }

    private sealed class Batches(LedgerDefect defect) : IProtocol<Account, ulong, SimulatedEnvironment<ulong>>, IDescribed<Account>
    {
        private const int Count = 20;
        private static readonly Duration Period = Duration.FromMilliseconds(100);

        public void OnStart(ref Account state, SimulatedEnvironment<ulong> environment) => environment.SetTimer(new TimerId(0), Period);

        public void OnMessage(ref Account state, NodeId from, in ulong message, SimulatedEnvironment<ulong> environment)
        {
        }

        public void OnTimer(ref Account state, TimerId timer, SimulatedEnvironment<ulong> environment)
        {
            var left = environment.Buggify("a batch is cut short") ? 1 : 0;
            state.Left = defect == LedgerDefect.ForgetsTheRest ? state.Left + left : left;
            if (++state.Batches < Count)
            {
                environment.SetTimer(timer, Period);
            }
        }

        public string NameOf(TimerId timer) => "sums up a batch";
    }
}
