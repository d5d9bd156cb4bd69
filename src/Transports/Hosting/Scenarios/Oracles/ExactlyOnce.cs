using Distribution.Protocol;

namespace Distribution;

/// <summary>No node does the same thing twice; with <see cref="Missing"/> as what must come about, each does it exactly once.</summary>
/// <param name="name">What should hold, in a few words.</param>
public sealed class ExactlyOnce(string name = "at most once") : Oracle
{
    private readonly HashSet<(NodeId Node, string What)> done = [];
    private string? wrong;

    /// <inheritdoc/>
    public override string Name => name;

    /// <summary>Tells it that a node has done something.</summary>
    public void Done(NodeId node, string what)
    {
        if (!done.Add((node, what)))
        {
            wrong ??= $"{node} had executed {what} and executed it again";
        }
    }

    /// <summary>Who has not done what, in a sentence; null: the nodes 0 .. <paramref name="nodes"/> - 1 have done everything.</summary>
    public string? Missing(int nodes, IEnumerable<string> everything)
    {
        foreach (var (node, what) in Lacking(nodes, everything))
        {
            return $"{node} has not executed {what}";
        }

        return null;
    }

    /// <summary>Each that has not done something, and what, for <see cref="Explained"/>: in the order of what, then of nodes.</summary>
    public IEnumerable<(NodeId Node, string What)> Lacking(int nodes, IEnumerable<string> everything)
    {
        ArgumentNullException.ThrowIfNull(everything);
        return Lacking();

        IEnumerable<(NodeId Node, string What)> Lacking()
        {
            foreach (var what in everything)
            {
                for (var node = 0; node < nodes; node++)
                {
                    if (!done.Contains((new NodeId(node), what)))
                    {
                        yield return (new NodeId(node), what);
                    }
                }
            }
        }
    }

    /// <inheritdoc/>
    public override string? AfterEvent() => wrong;
}
