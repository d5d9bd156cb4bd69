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
        var elapsed = clock.IsHalted ? 0 : now.Nanoseconds - clock.Since;
        return new Instant(Math.Max(0, clock.Since + clock.Offset + elapsed + Scaled(elapsed, clock.PartsPerMillion)));
    }

    /// <summary>How much true time passes while a node's clock, as it goes now, advances by <paramref name="local"/>.</summary>
    public Duration TrueTime(NodeId node, Duration local)
    {
        var rate = node.Index < clocks.Length ? clocks[node.Index].PartsPerMillion : 0;
        return rate == 0 ? local : new Duration((long)((Int128)local.Nanoseconds * Million / (Million + rate)));
    }

    /// <summary>Sets a clock forward, or back if <paramref name="by"/> is negative.</summary>
    public void Step(NodeId node, Duration by) => At(node).Offset += by.Nanoseconds;

    /// <summary>Lets a clock gain this much: 0 is true, 50 gains 50 us a second. What it shows now stays.</summary>
    /// <param name="node">The node.</param>
    /// <param name="partsPerMillion">Above -1,000,000 and at most 1,000,000.</param>
    /// <param name="now">The present.</param>
    /// <exception cref="ArgumentOutOfRangeException">A rate at which the clock would stand, go back or more than double.</exception>
    public void SetRate(NodeId node, int partsPerMillion, Instant now)
    {
        if (partsPerMillion is <= -(int)Million or > (int)Million)
        {
            throw new ArgumentOutOfRangeException(
                nameof(partsPerMillion), partsPerMillion, "A clock's rate is above -1000000 and at most 1000000 parts per million.");
        }

        Settle(node, now).PartsPerMillion = partsPerMillion;
    }

    /// <summary>Lets a clock stand: what it shows stays until <see cref="Continue"/>.</summary>
    public void Halt(NodeId node, Instant now) => Settle(node, now).IsHalted = true;

    /// <summary>Lets a clock go on from what it shows.</summary>
    public void Continue(NodeId node, Instant now) => Settle(node, now).IsHalted = false;

    /// <summary>Brings what has passed into the offset, so that the clock can go another way from now on.</summary>
    private ref Clock Settle(NodeId node, Instant now)
    {
        var shown = Read(node, now).Nanoseconds;
        ref var clock = ref At(node);
        clock.Offset = shown - now.Nanoseconds;
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

    private static long Scaled(long elapsed, int partsPerMillion) => (long)((Int128)elapsed * partsPerMillion / Million);

    private struct Clock
    {
        internal long Since;
        internal long Offset;
        internal int PartsPerMillion;
        internal bool IsHalted;
    }
}
