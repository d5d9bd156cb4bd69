using System.Collections;
using Distribution.InSimulator;
using Distribution.Protocol;

namespace Distribution.Experiments.Hosted;

/// <summary>Holds a user's protocol to its promise: Deliver is called once, when a node learns a rumor. Without it a protocol that calls
/// it again would reach more nodes than there are. A bit for each node and rumor.</summary>
/// <param name="observer">Is told what is as promised.</param>
/// <param name="nodes">How many nodes there are.</param>
/// <param name="rumors">How many rumors begin.</param>
internal sealed class DeliveryCheck(IGossipObserver observer, int nodes, int rumors) : IGossipObserver
{
    private readonly BitArray?[] knowing = new BitArray?[rumors];

    /// <summary>What is wrong with a protocol that delivers a rumor again on the same node, after the name of the node.</summary>
    internal static string Again(uint rumor) =>
        $"delivers rumor {NumberText.Write(rumor)} a second time: a protocol calls Deliver once, when a node learns a rumor";

    /// <inheritdoc/>
    public void Delivered(NodeId node, RumorId rumor, Instant at)
    {
        if (rumor.Origin != default || rumor.Counter >= rumors)
        {
            throw new InvalidOperationException($"node {NumberText.Write(node.Index)} delivers {rumor}, which nobody began");
        }

        var known = knowing[rumor.Counter] ??= new BitArray(nodes);
        if (known[node.Index])
        {
            throw new InvalidOperationException($"node {NumberText.Write(node.Index)} {Again(rumor.Counter)}");
        }

        known[node.Index] = true;
        observer.Delivered(node, rumor, at);
    }

    /// <summary>Forgets everything, for the next run.</summary>
    internal void Reset()
    {
        foreach (var known in knowing)
        {
            known?.SetAll(false);
        }
    }
}
