namespace Distribution.Experiments.Live;

/// <summary>A node as it was seen last.</summary>
/// <param name="State">Whether it is there.</param>
/// <param name="Delivered">Gossip messages that it has run.</param>
/// <param name="Duplicates">Gossip messages that came when it had them.</param>
internal readonly record struct LiveNode(LiveNodeState State, double Delivered, double Duplicates)
{
    /// <summary>The same with a count.</summary>
    internal LiveNode With(NodeCount count, double value) =>
        count == NodeCount.Delivered ? this with { Delivered = value } : this with { Duplicates = value };
}
