using Distribution.Protocol;

namespace Distribution.Simulator;

/// <summary>A connection that breaks at a known time: what is on its way then does not arrive.</summary>
internal readonly record struct ConnectionBreak(NodeId One, NodeId Other, Instant At)
{
    /// <summary>The fate of a message, of which each arrival is lost that the break comes before.</summary>
    internal Fate Judge(in LinkMessage message, Fate fate, ref Counters counters)
    {
        var isBetween = (message.From == One && message.To == Other) || (message.From == Other && message.To == One);
        if (!isBetween || message.At >= At || !fate.Arrives)
        {
            return fate;
        }

        if (fate.Second is { } second && message.At + second.Delay >= At)
        {
            counters.Cut++;
            fate.Second = null;
        }

        if (message.At + fate.First.Delay >= At)
        {
            counters.Cut++;
            fate.Loss = fate.Second is null ? MessageLoss.Cut : MessageLoss.None;
            fate.First = fate.Second ?? fate.First;
            fate.Second = null;
        }

        return fate;
    }
}
