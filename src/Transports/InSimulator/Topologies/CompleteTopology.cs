namespace Distribution.InSimulator;

/// <summary>Everybody knows everybody; nothing is held in memory for it.</summary>
internal sealed class CompleteTopology : Topology
{
    /// <inheritdoc/>
    public override string? Misfit(int nodes) => null;

    /// <inheritdoc/>
    public override PeerTable? Connect(int nodes, ulong seed) => null;

    /// <inheritdoc/>
    public override string ToString() => "complete";
}
