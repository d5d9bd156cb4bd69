using Distribution.Experiments.Protocols;
using Distribution.Protocol;

namespace Distribution.Experiments.Theory;

/// <summary>Spreading for ever on a complete graph, all sites in step, computed exactly instead of simulated.</summary>
internal sealed class SpreadTheory : IListedTheory
{
    internal const string ProtocolName = "spread";

    // About ten seconds of computing.
    private const double CostMax = 5e10;

    // The chain is kept in memory: about a gigabyte at most.
    private const int NodesMax = 100_000;

    /// <summary>Partners a cycle.</summary>
    internal static ProtocolOption<FanoutFunction> Fanout { get; } =
        OptionKinds.FunctionOfNodes("fanout", "partners per cycle", FanoutFunction.Constant(1));

    /// <inheritdoc/>
    public string Name => ProtocolName;

    /// <inheritdoc/>
    public string Summary => "the exact spreading time of push, pull or both, by the Markov chain over the number informed: no runs";

    /// <inheritdoc/>
    public string Example => "--mode push --nodes 1000";

    /// <inheritdoc/>
    public IReadOnlyList<ProtocolOption> Options { get; } =
        [CommonOptions.NodesOf(1_000, NodesMax), RumorProtocol.Mode, CommonOptions.Delivery, Fanout, RumorProtocol.Law];

    /// <inheritdoc/>
    public IReadOnlyList<MeasureDefinition> Measures { get; } =
        [new("tLast", "cycles", "the cycle of the last first reception") { Title = "last arrival" }];

    /// <inheritdoc/>
    public ExactResult Compute(Settings settings)
    {
        Check(settings);
        _ = SpreadModel.TryReadForever(settings, out var model);
        return ExactResult.Of(settings, SpreadChain.Of(model));
    }

    private static void Check(Settings settings)
    {
        var nodes = settings.Get(CommonOptions.Nodes);
        if (nodes == 1)
        {
            throw UsageException.NotAllowed("--nodes", "1", "2 nodes or more: one has nobody to inform");
        }

        if (settings.Get(RumorProtocol.Law) != FanoutLaw.Poisson && settings.Get(Fanout).Of(nodes) > nodes - 1)
        {
            throw UsageException.NotAllowed(
                Fanout.Flag, settings.TextOf(Fanout), $"up to the {NumberText.Write(nodes - 1)} others that a site has");
        }

        if (!SpreadModel.TryReadForever(settings, out var model) || model.Growth < SpreadLimits.RateLeast)
        {
            throw new UsageException("--fanout and --delivery must let a site inform at least "
                + $"{NumberText.Write(SpreadLimits.RateLeast)} others a cycle, else spreading takes longer than anybody waits");
        }

        if (SpreadStep.Cost(model) > CostMax)
        {
            throw new UsageException($"--nodes {NumberText.Write(nodes)}: the exact chain takes too long for this many; allowed are fewer, "
                + "or 'simulate rumor --stop forever', which shows the leading order and bounds beside its runs");
        }
    }
}
