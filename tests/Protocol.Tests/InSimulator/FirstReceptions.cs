using Distribution.InSimulator;

namespace Distribution.Protocol.Tests;

/// <summary>Keeps every first reception that it is told of.</summary>
internal sealed class FirstReceptions : IGossipObserver
{
    internal List<(NodeId Node, RumorId Rumor, Instant At)> All { get; } = [];

    public void Delivered(NodeId node, RumorId rumor, Instant at) => All.Add((node, rumor, at));
}
