using Distribution.InSimulator;
using Distribution.Protocol;

namespace Distribution.ExplorationTests;

/// <summary>A node's action of the workload, in the brute-force enumerator.</summary>
internal delegate void BruteForceStep<TState, TMessage>(ref TState state, BruteForceEnvironment<TMessage> environment)
    where TState : struct
    where TMessage : struct;

/// <summary>All states of a protocol by plain recursion: whole pictures copied, states as texts in a set, nothing remembered of inputs and
/// nothing left out. Shares only the protocol with what it checks, and the record of bounds.</summary>
internal sealed partial class BruteForce<TState, TMessage>(
    IProtocol<TState, TMessage, BruteForceEnvironment<TMessage>> protocol,
    StateSpaceOptions bounds,
    Func<TState, string> textOf)
    where TState : struct
    where TMessage : struct
{
    private readonly Dictionary<string, List<string>> next = [];
    private readonly HashSet<string> roots = [];

    public List<(int Node, BruteForceStep<TState, TMessage> Do)> Steps { get; } = [];

    public int States => next.Count;

    /// <summary>Different pairs of a label and where it leads, over all states.</summary>
    public long Transitions { get; private set; }

    public int Ends { get; private set; }

    /// <summary>Visits all states.</summary>
    /// <returns>False if there are more than <paramref name="statesMax"/>.</returns>
    public bool TryExplore(int statesMax)
    {
        foreach (var (_, root) in Start(Picture.Fresh(bounds.Nodes, Steps.Count, bounds), 0))
        {
            roots.Add(Text(root));
            Visit(root, statesMax);
        }

        return States <= statesMax;
    }

    /// <summary>The longest of the shortest ways, found afterwards.</summary>
    public int Depth()
    {
        var depths = roots.ToDictionary(root => root, _ => 0);
        var queue = new Queue<string>(roots);
        while (queue.TryDequeue(out var state))
        {
            foreach (var other in next[state])
            {
                if (depths.TryAdd(other, depths[state] + 1))
                {
                    queue.Enqueue(other);
                }
            }
        }

        return depths.Values.Max();
    }

    private void Visit(Picture state, int statesMax)
    {
        var text = Text(state);
        if (next.ContainsKey(text) || States > statesMax)
        {
            return;
        }

        var moves = Moves(state);
        next[text] = moves.ConvertAll(move => Text(move.After));
        Transitions += moves.Count;
        Ends += moves.Count == 0 ? 1 : 0;
        foreach (var (_, after) in moves)
        {
            Visit(after, statesMax);
        }
    }
}
