namespace Distribution.InSimulator;

/// <summary>
/// Who may contact whom: a description that connects the nodes of a run, for graphs that are random anew for every seed. Immutable; share
/// it between simulations and threads. Another topology is another class of this kind, in one file.
/// </summary>
public abstract class Topology
{
    /// <summary>A graph has no more edges than this, so that both ends of each have room in one array.</summary>
    public const int EdgesMax = (1 << 30) - 1;

    /// <summary>Everybody knows everybody.</summary>
    public static Topology Complete { get; } = new CompleteTopology();

    /// <summary>Whether the graph depends on the seed.</summary>
    public virtual bool IsRandom => false;

    /// <summary>Says in a few words why this many nodes cannot be connected so, such as "it has 20 nodes"; null: they can.</summary>
    /// <param name="nodes">At least 1.</param>
    /// <exception cref="IOException">It comes from a file that cannot be read.</exception>
    public abstract string? Misfit(int nodes);

    /// <summary>Connects the nodes of one run.</summary>
    /// <param name="nodes">A number without <see cref="Misfit"/>.</param>
    /// <param name="seed">The run's seed; the same graph for the same one.</param>
    /// <returns>The peers of every node; null: of each node all others.</returns>
    public abstract PeerTable? Connect(int nodes, ulong seed);

    /// <summary>As the command line writes it: <c>grid:4x5</c>.</summary>
    public abstract override string ToString();

    /// <summary>The <see cref="Misfit"/> of graphs that are too large.</summary>
    private protected static string? TooMany(long edges) =>
        edges <= EdgesMax ? null : string.Create(
            System.Globalization.CultureInfo.InvariantCulture, $"it would have {edges} edges, and allowed are {EdgesMax}");
}
