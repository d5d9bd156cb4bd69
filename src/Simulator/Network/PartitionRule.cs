namespace Distribution.Simulator;

/// <summary>Keeps sides apart: a message crosses only between nodes of equal numbers.</summary>
/// <param name="sideOfNode">A number for every node, by index; nodes beyond the end have number 0.</param>
internal sealed class PartitionRule(int[] sideOfNode) : LinkRule
{
    /// <inheritdoc/>
    public override bool IsRandom => false;

    /// <inheritdoc/>
    public override void Apply(in LinkMessage message, ulong chance, ref Fate fate)
    {
        if (SideOf(message.From.Index) != SideOf(message.To.Index))
        {
            fate.Loss = MessageLoss.Cut;
        }
    }

    private int SideOf(int node) => node < sideOfNode.Length ? sideOfNode[node] : 0;
}
