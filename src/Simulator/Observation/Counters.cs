namespace Distribution.Simulator;

/// <summary>What happened in a run, in numbers. Every message sent, and every duplicate, is delivered, lost, cut, overflowed,
/// corrupted, unheard, or still on its way.</summary>
public struct Counters
{
    /// <summary>Messages that nodes sent to others or themselves.</summary>
    public long Sent { get; set; }

    /// <summary>Those of them that carried a rumor.</summary>
    public long Transmitted { get; set; }

    /// <summary>Messages that arrived at a live node, duplicates included.</summary>
    public long Delivered { get; set; }

    /// <summary>Messages that the network lost.</summary>
    public long Lost { get; set; }

    /// <summary>Messages between nodes that a partition kept apart.</summary>
    public long Cut { get; set; }

    /// <summary>Messages that found the queue in front of their link full.</summary>
    public long Overflowed { get; set; }

    /// <summary>Arrivals whose encoded form was changed on the way.</summary>
    public long Corrupted { get; set; }

    /// <summary>Extra copies that the network made.</summary>
    public long Duplicated { get; set; }

    /// <summary>Messages that arrived at a crashed node.</summary>
    public long Unheard { get; set; }

    /// <summary>Timers that expired and had not been armed again.</summary>
    public long TimersExpired { get; set; }

    /// <summary>All events that were processed: messages, timers (replaced ones too), actions.</summary>
    public long Events { get; set; }
}
