using Distribution.Protocol;

namespace Distribution.Simulator;

/// <summary>
/// The nodes' clocks where they are wrong. Every node has two. One counts the time since the run began and drives its timers: it goes too
/// fast or too slow by a rate, or halts, but is never set. The other is what <c>Now</c> shows: the first and an offset, by which it
/// may be set forward or back. True time, in which messages travel, is nobody's clock. Integer arithmetic: the same on every machine.
/// </summary>
/// <remarks>Belongs to one run; memory for the highest node spoken of. One thread at a time.</remarks>
public sealed class NodeClocks
{
    private const long Million = 1_000_000;

    // How soon a timer is looked at again whose clock stands: nobody knows when it will go on.
    private const long HaltedLook = 1_000_000;

    private Clock[] clocks = [];

    /// <summary>What a node's clock shows. Zero at the least: a clock that is set back further stands still until it is
    /// reached.</summary>
    public Instant Read(NodeId node, Instant now)
    {
        if (!IsKnown(node))
        {
            return now;
        }

        ref readonly var clock = ref clocks[node.Index];
        return new Instant(Math.Max(0, clock.Shown(now)));
    }

    /// <summary>How much true time passes until a node's clock, as it goes now, shows <paramref name="local"/> more: never less than that,
    /// so that a timer never expires before its time.</summary>
    /// <param name="node">The node.</param>
    /// <param name="local">Zero or more.</param>
    /// <param name="now">The present.</param>
    public Duration TrueTime(NodeId node, Duration local, Instant now) => Until(node, Due(node, local, now), now);

    /// <summary>Sets a clock forward, or back if <paramref name="by"/> is negative. Timers do not see it.</summary>
    public void Step(NodeId node, Duration by) => At(node).Offset += by.Nanoseconds;

    /// <summary>Lets a clock gain this much more: 50 gains 50 us a second, and -50 takes that back. What it shows now stays.</summary>
    /// <param name="node">The node.</param>
    /// <param name="partsPerMillion">Any; a clock that has been given so much that it would stand, go back or more than double goes at a
    /// millionth or twice of the true rate.</param>
    /// <param name="now">The present.</param>
    public void AddRate(NodeId node, int partsPerMillion, Instant now) => Settle(node, now).Gain += partsPerMillion;

    /// <summary>Lets a clock stand: what it shows stays until as many <see cref="Continue"/> have come.</summary>
    public void Halt(NodeId node, Instant now) => Settle(node, now).Halts++;

    /// <summary>Takes one halt back; after the last the clock goes on from what it shows. Nothing if it goes.</summary>
    public void Continue(NodeId node, Instant now)
    {
        ref var clock = ref Settle(node, now);
        clock.Halts = Math.Max(0, clock.Halts - 1);
    }

    /// <summary>Whether the clock of a node was ever wrong; if not, it shows true time.</summary>
    public bool IsKnown(NodeId node) => node.Index < clocks.Length;

    /// <summary>What the clock that drives a node's timers shows when a timer is due.</summary>
    /// <param name="node">The node.</param>
    /// <param name="local">How long the timer runs: zero or more.</param>
    /// <param name="now">When it is armed.</param>
    public Instant Due(NodeId node, Duration local, Instant now)
    {
        if (!IsKnown(node))
        {
            return now + local;
        }

        // A clock that shows zero because it was set back below has to come there first.
        ref readonly var clock = ref clocks[node.Index];
        var due = (Int128)clock.Counted(now) + Math.Max(0, -clock.Shown(now)) + local.Nanoseconds;
        return new Instant((long)Int128.Min(due, long.MaxValue));
    }

    /// <summary>How much true time passes until the clock that drives a node's timers, as it goes now, shows a time; zero: it
    /// does.</summary>
    public Duration Until(NodeId node, Instant due, Instant now)
    {
        if (!IsKnown(node))
        {
            return due > now ? due - now : Duration.Zero;
        }

        ref readonly var clock = ref clocks[node.Index];
        if (clock.Counted(now) >= due.Nanoseconds)
        {
            return Duration.Zero;
        }

        // The first instant at which the ticks, rounded down, are enough.
        var rate = Million + clock.PartsPerMillion;
        var elapsed = (((Int128)(due.Nanoseconds - clock.Settled) * Million) + rate - 1) / rate;
        var left = clock.Halts > 0 ? Int128.Max(elapsed, HaltedLook) : elapsed - (now.Nanoseconds - clock.Since);
        return new Duration((long)Int128.Min(left, long.MaxValue - now.Nanoseconds));
    }

    /// <summary>Brings what has passed into the count, so that the clock can go another way from now on.</summary>
    private ref Clock Settle(NodeId node, Instant now)
    {
        ref var clock = ref At(node);
        clock.Settled = clock.Counted(now);
        clock.Since = now.Nanoseconds;
        return ref clock;
    }

    private ref Clock At(NodeId node)
    {
        if (!IsKnown(node))
        {
            Array.Resize(ref clocks, node.Index + 1);
        }

        return ref clocks[node.Index];
    }

    private struct Clock
    {
        internal long Since;
        internal long Settled;
        internal long Offset;
        internal long Gain;
        internal int Halts;

        internal readonly long PartsPerMillion => Math.Clamp(Gain, 1 - Million, Million);

        /// <summary>What it has counted since the run began.</summary>
        internal readonly long Counted(Instant now) =>
            Halts > 0 ? Settled : Settled + (long)((Int128)(now.Nanoseconds - Since) * (Million + PartsPerMillion) / Million);

        /// <summary>What it would show if there were times before zero.</summary>
        internal readonly long Shown(Instant now) => Counted(now) + Offset;
    }
}
