using Distribution.Protocol;
using Distribution.Simulator;

namespace Distribution.ExplorationTests;

/// <content>Everything that may happen next.</content>
internal sealed partial class BruteForce<TState, TMessage>
{
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
}
