using Distribution.Simulator;

namespace Distribution.InSimulator;

/// <content>Nodes that are halted: what comes to them is held. When a node goes on, that comes before all else of the same instant: it is
/// scheduled anew, marked, and whatever else comes first is scheduled behind it.</content>
internal sealed partial class World<TMessage>
{
    private readonly Dictionary<int, Halt> halted = [];

    /// <summary>Holds all that comes to a node, in order, until <see cref="Resume"/>.</summary>
    internal void Pause(int node)
    {
        hasConditions = true;
        if (!halted.TryGetValue(node, out var halt))
        {
            halted.Add(node, halt = new Halt());
        }

        halt.IsOver = false;
    }

    /// <summary>Lets what was held come now, in order, before all else that comes to the node at this instant; nothing if the node is not
    /// halted.</summary>
    internal void Resume(int node)
    {
        if (!halted.TryGetValue(node, out var halt) || halt.IsOver)
        {
            return;
        }

        halt.IsOver = true;
        halt.Coming += halt.Held.Count;
        while (halt.Held.TryDequeue(out var item))
        {
            Timeline.Schedule(Timeline.Now, item.Released());
        }

        Forget(node, halt);
    }

    /// <summary>Whether a node is halted, or goes on while what was held still comes.</summary>
    internal bool IsHalted(int node) => hasConditions && halted.ContainsKey(node);

    /// <summary>Holds something that is no message and no timer until a node that is halted goes on.</summary>
    internal void Hold(int node, ulong fingerprint, Action input)
    {
        var slot = actions.Add(input, fingerprint, present.What);
        Tracer?.ActionAsked(slot, "what was held", about: null);
        IsHeld(new SimulationEvent<TMessage>(EventKind.Action, node, slot));
    }

    /// <summary>Whether an event waits because its node is halted, or because what was held before it has not all come.</summary>
    private bool IsHeld(SimulationEvent<TMessage> next)
    {
        if (!halted.TryGetValue(next.Node, out var halt))
        {
            return false;
        }

        if (!next.IsReleased && halt.Coming > 0)
        {
            halt.Coming++;
            Timeline.Schedule(Timeline.Now, next.Released());
            return true;
        }

        halt.Coming -= next.IsReleased ? 1 : 0;
        if (!halt.IsOver)
        {
            halt.Held.Enqueue(next.Held());
            return true;
        }

        Forget(next.Node, halt);
        return false;
    }

    /// <summary>A halt is over when all that was held has come.</summary>
    private void Forget(int node, Halt halt)
    {
        if (halt.Coming == 0)
        {
            halted.Remove(node);
        }
    }

    private sealed class Halt
    {
        internal Queue<SimulationEvent<TMessage>> Held { get; } = new();

        /// <summary>Whether the node goes on.</summary>
        internal bool IsOver { get; set; }

        /// <summary>How many events were released and have not come yet.</summary>
        internal int Coming { get; set; }
    }
}
