using Distribution.Protocol;
using Distribution.Simulator;

namespace Distribution;

/// <summary>Whoever lacks something at the end has its reason in the trace, node by node: each message that carried it there was lost or
/// cut off, came to nobody or was refused, is still on its way; or there was none. A node to which a message brings it, and which lacks
/// it all the same, is what this finds.</summary>
/// <param name="trace">The run, as the simulation or the cluster gives it; asked when the run is over, if something is missing.</param>
/// <param name="missing">Who lacks what at the end, by the names that messages carry (<see cref="ICarrier"/>; of full nodes
/// <see cref="Call.Words"/>).</param>
public sealed class Explained(Func<RunTrace?> trace, Func<IEnumerable<(NodeId Node, string What)>> missing) : Oracle
{
    /// <inheritdoc/>
    public override string Name => "who lacks something has a reason";

    /// <inheritdoc/>
    public override bool NeedsTrace => missing().Any();

    /// <inheritdoc/>
    public override string? AfterEvent() => null;

    /// <inheritdoc/>
    public override string? AtEnd()
    {
        if (trace() is not { } run)
        {
            return null;
        }

        foreach (var (node, what) in missing())
        {
            if (Lack.Of(run, node.Index, what) is { Unexplained: { } brought } lack)
            {
                return $"{node} lacks {lack.What}, and {brought}";
            }
        }

        return null;
    }
}
