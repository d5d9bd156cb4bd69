using Distribution.Experiments.Protocols;

namespace Distribution.Experiments.Theory;

/// <summary>What a flood costs where nothing is lost (Gossip Glomers, challenge 3; Leitao, Pereira, Rodrigues 2007): every node sends to
/// each of its neighbours but the one that told it, 2E - n + 1 transmissions, or 2E with echo. With one latency for all hops it ends after
/// as many as lead to the farthest node.</summary>
internal sealed class FloodCost : ITheory
{
    /// <inheritdoc/>
    public bool AppliesTo(Settings settings) => settings.Name is "flood"
        && settings.Get(CommonOptions.Loss) == 0 && CommonOptions.CrashedSites(settings) == 0 && FixedGraph.Of(settings) is not null;

    /// <inheritdoc/>
    public IReadOnlyList<TheoryLine> Lines(Settings settings, IReadOnlyDictionary<string, double> means)
    {
        var graph = FixedGraph.Of(settings)!.Value;
        var echoes = settings.Get(FloodProtocol.Echo) == EchoRule.Yes;
        var name = $"exact, {(echoes ? "2E" : "2E - n + 1")} transmissions (Gossip Glomers, challenge 3)";
        var payloads = (double)graph.Ends - (echoes ? 0 : graph.Reached - 1);
        return
        [
            new TheoryLine(name, "payloads", payloads, 0),
            new TheoryLine(name, "reach", graph.Reached / (double)settings.Get(CommonOptions.Nodes), 0),
            .. HopMs(settings) is { } hop ? [new TheoryLine("exact, hops to the farthest node", "lastArrivalMs", graph.Hops * hop, 0)]
                : Array.Empty<TheoryLine>(),
        ];
    }

    // Null: hops differ.
    private static double? HopMs(Settings settings)
    {
        var hop = settings.Get(FloodProtocol.HopLatency);
        var latency = settings.Get(CommonOptions.Latency);
        return hop.Nanoseconds >= 0 ? hop.Nanoseconds / 1e6
            : latency.Least == latency.Most ? latency.Most.Nanoseconds / 1e6
            : null;
    }
}
