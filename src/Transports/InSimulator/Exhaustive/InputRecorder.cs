using Distribution.Protocol;

namespace Distribution.InSimulator;

/// <summary>What one input does beside changing the state, and the random numbers that it drew. The same input is fed again until all
/// sequences of draws were tried, in lexicographic order.</summary>
/// <typeparam name="TMessage">What nodes send each other.</typeparam>
internal sealed class InputRecorder<TMessage>(int nodes, Fanout fanout)
    where TMessage : struct
{
    /// <summary>The most values of one draw, and the most draws of one input.</summary>
    internal const int DrawMax = 256;

    private const int TimersMax = 64;

    private readonly List<int> draws = [];
    private readonly List<int> bounds = [];
    private int drawn;

    internal int Nodes => nodes;

    internal Fanout Fanout => fanout;

    internal List<(int To, TMessage Message)> Sent { get; } = [];

    /// <summary>The draws so far.</summary>
    internal IReadOnlyList<int> Draws => draws;

    /// <summary>The timers that are armed, as bits.</summary>
    internal ulong Timers { get; private set; }

    internal bool IsSyncAsked { get; set; }

    internal int Deliveries { get; set; }

    /// <summary>Before an input is fed for the first time.</summary>
    internal void Begin()
    {
        draws.Clear();
        bounds.Clear();
    }

    /// <summary>Before each feeding.</summary>
    /// <param name="timers">The timers that are armed then.</param>
    internal void Clear(ulong timers)
    {
        drawn = 0;
        Sent.Clear();
        Timers = timers;
        IsSyncAsked = false;
        Deliveries = 0;
    }

    /// <summary>Goes to the next sequence of draws.</summary>
    /// <returns>False if all were tried.</returns>
    internal bool TryAdvance()
    {
        for (var last = draws.Count - 1; last >= 0; last--)
        {
            if (draws[last] + 1 < bounds[last])
            {
                draws[last]++;
                return true;
            }

            draws.RemoveAt(last);
            bounds.RemoveAt(last);
        }

        return false;
    }

    internal int Draw(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        if (bound > DrawMax || drawn == DrawMax)
        {
            throw new StateSpaceException(bound > DrawMax
                ? $"the protocol draws one of {bound} random values, and all are tried of at most {DrawMax}; fan-outs must be whole numbers"
                : $"an input draws more than {DrawMax} random numbers: not all of their sequences can be tried");
        }

        if (drawn == draws.Count)
        {
            draws.Add(0);
            bounds.Add(bound);
        }

        if (bounds[drawn] != bound)
        {
            throw new StateSpaceException(
                "the same input to the same state went another way: the protocol remembers something outside of its state");
        }

        return draws[drawn++];
    }

    internal void Send(NodeId to, in TMessage message)
    {
        if (unchecked((uint)to.Index) >= (uint)nodes)
        {
            throw new ArgumentOutOfRangeException(nameof(to), to, "There is no such node in this run.");
        }

        Sent.Add((to.Index, message));
    }

    internal void SetTimer(TimerId timer, Duration delay)
    {
        if (timer.Value is < 0 or >= TimersMax)
        {
            throw new StateSpaceException($"the protocol arms timer {timer.Value}; allowed are timers 0 .. {TimersMax - 1}");
        }

        var bit = 1UL << timer.Value;
        Timers = delay == Duration.MaxValue ? Timers & ~bit : Timers | bit;
    }
}
