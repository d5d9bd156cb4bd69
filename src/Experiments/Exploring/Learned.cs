using Distribution.InSimulator;
using Distribution.Protocol;

namespace Distribution.Experiments.Exploring;

/// <summary>Who has learned which message; and nobody delivers one twice in a life, or one that nobody began.</summary>
/// <param name="lifeOf">How often a node was started again.</param>
internal sealed class Learned(Func<NodeId, uint> lifeOf) : Oracle, IGossipObserver
{
    private readonly SortedDictionary<uint, HashSet<NodeId>> knowing = [];
    private readonly HashSet<(NodeId Node, uint Life, uint Message)> delivered = [];
    private string? wrong;

    /// <inheritdoc/>
    public override string Name => "a node delivers a message once";

    /// <inheritdoc/>
    public void Delivered(NodeId node, RumorId rumor, Instant at)
    {
        if (rumor.Origin != default || !knowing.TryGetValue(rumor.Counter, out var nodes))
        {
            wrong ??= $"{node} delivers {rumor}, which nobody began";
            return;
        }

        nodes.Add(node);
        if (!delivered.Add((node, lifeOf(node), rumor.Counter)))
        {
            wrong ??= $"{node} had delivered message {NumberText.Write(rumor.Counter)} and delivers it again";
        }
    }

    /// <inheritdoc/>
    public override string? AfterEvent() => wrong;

    /// <summary>How many messages have begun.</summary>
    internal int Begun => knowing.Count;

    /// <summary>A message begins.</summary>
    internal void Begin(RumorId rumor) => knowing.Add(rumor.Counter, []);

    /// <summary>A message that fewer than so many nodes have learned, in a sentence; null: there is none.</summary>
    internal string? Missing(int nodes)
    {
        foreach (var (message, learned) in knowing)
        {
            if (learned.Count < nodes)
            {
                var (count, all) = (NumberText.Write(learned.Count), NumberText.Write(nodes));
                return $"{count} of {all} nodes have learned message {NumberText.Write(message)}";
            }
        }

        return null;
    }
}
