using System.Globalization;
using Distribution.InSimulator;
using Distribution.Protocol;
using Distribution.Simulator;

namespace Distribution.ExplorationTests;

/// <summary>A node's action of the workload, in the brute-force enumerator.</summary>
internal delegate void BruteForceStep<TState, TMessage>(ref TState state, BruteForceEnvironment<TMessage> environment)
    where TState : struct
    where TMessage : struct;

/// <summary>All states of a protocol by plain recursion: whole pictures copied, states as texts in a set, nothing remembered of inputs and
/// nothing left out. Shares only the protocol with what it checks, and the record of bounds.</summary>
internal sealed class BruteForce<TState, TMessage>(
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

    /// <summary>All runs from beginning to end, each as its letters, with independent neighbours brought into one order.</summary>
    /// <returns>How many are different, and how many there are; null: more than <paramref name="runsMax"/>.</returns>
    public (int Traces, int Runs)? Traces(int runsMax)
    {
        var normal = new HashSet<string>();
        var runs = 0;
        foreach (var (_, root) in Start(Picture.Fresh(bounds.Nodes, Steps.Count, bounds), 0))
        {
            Walk(root, [], Text(root));
        }

        return runs > runsMax ? null : (normal.Count, runs);

        void Walk(Picture state, List<Letter> word, string from)
        {
            var moves = runs > runsMax ? [] : Moves(state);
            if (moves.Count == 0)
            {
                runs++;
                normal.Add(from + " : " + string.Join(" ; ", Normal(word)));
            }

            foreach (var (letter, after) in moves)
            {
                Walk(after, [.. word, letter], from);
            }
        }
    }

    /// <summary>The smallest letter that nothing before it holds back, again and again.</summary>
    private static List<string> Normal(List<Letter> word)
    {
        var left = word.ToList();
        var normal = new List<string>();
        while (left.Count > 0)
        {
            var free = Enumerable.Range(0, left.Count).Where(index => left.Take(index).All(before => !Depend(before, left[index])));
            var first = free.OrderBy(index => left[index].Text, StringComparer.Ordinal).First();
            normal.Add(left[first].Text);
            left.RemoveAt(first);
        }

        return normal;
    }

    private static bool Depend(Letter one, Letter other) => one.Node == other.Node || (one.Budget != "" && one.Budget == other.Budget);

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

    private List<(Letter Letter, Picture After)> Start(Picture picture, int node)
    {
        if (node == bounds.Nodes)
        {
            return [(new Letter("", 0, ""), picture)];
        }

        return [.. Feed(picture, node, "start", "", protocol.OnStart).SelectMany(begun => Start(begun.After, node + 1))];
    }

    private List<(Letter Letter, Picture After)> Moves(Picture state)
    {
        var moves = new List<(Letter, Picture)>();
        foreach (var index in Ready(state))
        {
            var (from, to, message) = state.Flight[index];
            var name = $"{from}>{to}:{message}";
            var without = state.Copy();
            without.Flight.RemoveAt(index);
            moves.AddRange(state.IsUp[to]
                ? Feed(without, to, "get " + name, "", (ref TState s, BruteForceEnvironment<TMessage> e) => protocol.OnMessage(ref s, new NodeId(from), message, e))
                : [(new Letter("miss " + name, to, ""), without)]);
            if (from != to && state.Left["loss"] > 0)
            {
                moves.Add((new Letter("lose " + name, to, "loss"), without.Spending("loss")));
            }

            if (from != to && state.Left["duplication"] > 0)
            {
                var twice = state.Spending("duplication");
                twice.Flight.Insert(index, (from, to, message));
                moves.Add((new Letter("double " + name, to, "duplication"), twice));
            }
        }

        for (var node = 0; node < bounds.Nodes; node++)
        {
            moves.AddRange(MovesOf(state, node));
        }

        return moves;
    }

    private IEnumerable<(Letter, Picture)> MovesOf(Picture state, int node)
    {
        if (!state.IsUp[node])
        {
            return state.Left["restart"] == 0 ? [] : Feed(Up(state.Spending("restart"), node), node, "restart", "restart", protocol.OnStart);
        }

        var moves = new List<(Letter, Picture)>();
        foreach (var timer in state.Timers[node].Where(_ => state.Expired[node] < bounds.TimersPerNode))
        {
            var expired = state.Copy();
            expired.Timers[node].Remove(timer);
            expired.Expired[node]++;
            moves.AddRange(Feed(expired, node, "timer " + timer, "", (ref TState s, BruteForceEnvironment<TMessage> e) => protocol.OnTimer(ref s, new TimerId(timer), e)));
        }

        foreach (var step in state.Work.Where(step => Steps[step].Node == node))
        {
            var done = state.Copy();
            done.Work.Remove(step);
            moves.AddRange(Feed(done, node, "step " + step, "", Steps[step].Do));
        }

        if (state.Left["crash"] > 0 && node >= bounds.Core)
        {
            moves.Add((new Letter($"crash {node}", node, "crash"), Down(state.Spending("crash"), node)));
        }

        return moves;
    }

    private Picture Down(Picture picture, int node)
    {
        picture.IsUp[node] = false;
        picture.Delivered[node] = 0;
        picture.Timers[node].Clear();
        picture.States[node] = bounds.Keeps switch
        {
            Remnant.Everything => picture.States[node],
            Remnant.Synced => picture.Stored[node],
            _ => default,
        };
        return picture;
    }

    private static Picture Up(Picture picture, int node)
    {
        picture.IsUp[node] = true;
        return picture;
    }

    /// <summary>Which messages may come next, each kind once.</summary>
    private IEnumerable<int> Ready(Picture state)
    {
        var seen = new HashSet<string>();
        for (var index = 0; index < state.Flight.Count; index++)
        {
            var (from, to, message) = state.Flight[index];
            if (seen.Add(bounds.IsOrdered ? $"{from}>{to}" : $"{from}>{to}:{message}"))
            {
                yield return index;
            }
        }
    }

    /// <summary>Every way that an input may go, by answering its draws with everything, each effect once.</summary>
    private List<(Letter Letter, Picture After)> Feed(Picture before, int node, string name, string budget, BruteForceStep<TState, TMessage> input)
    {
        var ways = new Dictionary<string, Picture>();
        Answer([]);
        return [.. ways.Select(way => (new Letter($"{name} @{node} -> {way.Key}", node, budget), way.Value))];

        void Answer(List<int> script)
        {
            var notes = new Notebook<TMessage>(bounds.Nodes, bounds.Fanout, script);
            var after = before.Copy();
            input(ref after.States[node], new BruteForceEnvironment<TMessage>(notes, node));
            for (var value = 0; value < notes.Unanswered; value++)
            {
                Answer([.. script, value]);
            }

            if (notes.Unanswered == 0)
            {
                Carry(after, node, notes);
                ways.TryAdd(TextOf(after, node) + " sends " + Sorted(notes.Sends.Select(send => (node, send.To, send.Message))), after);
            }
        }
    }

    private void Carry(Picture after, int node, Notebook<TMessage> notes)
    {
        after.Delivered[node] += notes.Delivered;
        after.Flight.AddRange(notes.Sends.Select(send => (node, send.To, send.Message)));
        foreach (var (timer, isArmed) in notes.Timers)
        {
            _ = isArmed ? after.Timers[node].Add(timer) : after.Timers[node].Remove(timer);
        }

        if (notes.IsSynced && bounds is { Keeps: Remnant.Synced, Crashes: > 0 })
        {
            after.Stored[node] = after.States[node];
        }
    }

    private string Text(Picture picture)
    {
        var nodes = Enumerable.Range(0, bounds.Nodes).Select(node => TextOf(picture, node));
        return string.Join(" | ", [.. nodes, Sorted(picture.Flight), string.Join(',', picture.Work), string.Join(',', picture.Left.Values)]);
    }

    private string TextOf(Picture picture, int node) => string.Create(
        CultureInfo.InvariantCulture,
        $"{textOf(picture.States[node])}/{textOf(picture.Stored[node])}/{picture.IsUp[node]}/{string.Join(',', picture.Timers[node])}/{picture.Expired[node]}/{picture.Delivered[node]}");

    private string Sorted(IEnumerable<(int From, int To, TMessage Message)> sent)
    {
        var texts = sent.Select(message => $"{message.From}>{message.To}:{message.Message}");
        return string.Join(' ', bounds.IsOrdered
            ? texts.OrderBy(text => text[..text.IndexOf(':', StringComparison.Ordinal)], StringComparer.Ordinal)
            : texts.Order(StringComparer.Ordinal));
    }

    internal sealed record Letter(string Text, int Node, string Budget);

    /// <summary>Everything, copied whole.</summary>
    private sealed class Picture
    {
        public required TState[] States { get; init; }

        public required TState[] Stored { get; init; }

        public required bool[] IsUp { get; init; }

        public required SortedSet<int>[] Timers { get; init; }

        public required int[] Expired { get; init; }

        public required int[] Delivered { get; init; }

        public required List<(int From, int To, TMessage Message)> Flight { get; init; }

        public required SortedSet<int> Work { get; init; }

        public required SortedDictionary<string, int> Left { get; init; }

        public static Picture Fresh(int nodes, int steps, StateSpaceOptions bounds) => new()
        {
            States = new TState[nodes],
            Stored = new TState[nodes],
            IsUp = [.. Enumerable.Repeat(true, nodes)],
            Timers = [.. Enumerable.Range(0, nodes).Select(_ => new SortedSet<int>())],
            Expired = new int[nodes],
            Delivered = new int[nodes],
            Flight = [],
            Work = [.. Enumerable.Range(0, steps)],
            Left = new()
            {
                ["loss"] = bounds.Losses,
                ["duplication"] = bounds.Duplications,
                ["crash"] = bounds.Crashes,
                ["restart"] = bounds.Restarts,
            },
        };

        public Picture Copy() => new()
        {
            States = [.. States],
            Stored = [.. Stored],
            IsUp = [.. IsUp],
            Timers = [.. Timers.Select(timers => new SortedSet<int>(timers))],
            Expired = [.. Expired],
            Delivered = [.. Delivered],
            Flight = [.. Flight],
            Work = [.. Work],
            Left = new(Left),
        };

        public Picture Spending(string budget)
        {
            var copy = Copy();
            copy.Left[budget]--;
            return copy;
        }
    }
}
