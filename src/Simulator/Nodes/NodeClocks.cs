using Distribution.Protocol;

namespace Distribution.Simulator;

/// <summary>
/// What the nodes' clocks show where they are wrong: set off by an offset, too fast or too slow by a rate, halted. A node's timers run
/// by its clock. True time, in which messages travel, is nobody's clock. Integer arithmetic: the same on every machine.
/// </summary>
/// <remarks>Belongs to one run; memory for the highest node spoken of. One thread at a time.</remarks>
public sealed class NodeClocks
{
    private const long Million = 1_000_000;

    private Clock[] clocks = [];

    /// <summary>What a node's clock shows. Zero at the least: a clock that is set back further stands still until it is
    /// reached.</summary>
    public Instant Read(NodeId node, Instant now)
    {
        if (node.Index >= clocks.Length)
        {
            return now;
        }

        ref readonly var clock = ref clocks[node.Index];
        return new Instant(Math.Max(0, clock.Since + clock.Offset + clock.Ticks(now)));
    }

    /// <summary>How much true time passes until a node's clock, as it goes now, shows <paramref name="local"/> more: never less than that,
    /// so that a timer never expires before its time.</summary>
    /// <param name="node">The node.</param>
    /// <param name="local">Zero or more.</param>
    /// <param name="now">The present.</param>
    public Duration TrueTime(NodeId node, Duration local, Instant now)
    {
        if (node.Index >= clocks.Length)
        {
            return local;
        }

        // The first instant at which the clock's ticks, rounded down, are enough; a clock below zero has to come there first.
        ref readonly var clock = ref clocks[node.Index];
        var ticks = Read(node, now).Nanoseconds - clock.Since - clock.Offset + (Int128)local.Nanoseconds;
        var rate = Million + clock.PartsPerMillion;
        var elapsed = ((ticks * Million) + rate - 1) / rate;
        return new Duration((long)(elapsed - (clock.IsHalted ? 0 : now.Nanoseconds - clock.Since)));
    }

    /// <summary>Sets a clock forward, or back if <paramref name="by"/> is negative.</summary>
    public void Step(NodeId node, Duration by) => At(node).Offset += by.Nanoseconds;

    /// <summary>Lets a clock gain this much more: 50 gains 50 us a second, and -50 takes that back. What it shows now stays.</summary>
    /// <param name="node">The node.</param>
    /// <param name="partsPerMillion">Any; a clock that has been given so much that it would stand, go back or more than double goes at a
    /// millionth or twice of the true rate.</param>
    /// <param name="now">The present.</param>
    public void AddRate(NodeId node, int partsPerMillion, Instant now) => Settle(node, now).Gain += partsPerMillion;

    /// <summary>Lets a clock stand: what it shows stays until <see cref="Continue"/>.</summary>
    public void Halt(NodeId node, Instant now) => Settle(node, now).IsHalted = true;

    /// <summary>Lets a clock go on from what it shows.</summary>
    public void Continue(NodeId node, Instant now) => Settle(node, now).IsHalted = false;

    /// <summary>Brings what has passed into the offset, so that the clock can go another way from now on.</summary>
    private ref Clock Settle(NodeId node, Instant now)
    {
        ref var clock = ref At(node);
        clock.Offset += clock.Since + clock.Ticks(now) - now.Nanoseconds;
        clock.Since = now.Nanoseconds;
        return ref clock;
    }

    private ref Clock At(NodeId node)
    {
        if (node.Index >= clocks.Length)
        {
            Array.Resize(ref clocks, node.Index + 1);
        }

        return ref clocks[node.Index];
    }

    private struct Clock
    {
        internal long Since;
        internal long Offset;
        internal long Gain;
        internal bool IsHalted;

        internal readonly long PartsPerMillion => Math.Clamp(Gain, 1 - Million, Million);

        /// <summary>How far it has gone since it last changed its way.</summary>
        internal readonly long Ticks(Instant now) =>
            IsHalted ? 0 : (long)((Int128)(now.Nanoseconds - Since) * (Million + PartsPerMillion) / Million);
    }
}
