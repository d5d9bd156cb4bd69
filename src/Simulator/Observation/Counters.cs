namespace Distribution.Simulator;

/// <summary>What happened in a run, in numbers. Every message sent, and every duplicate, is counted once more as delivered, lost, cut,
/// overflowed, corrupted or unheard, or is still on its way: <c>Sent + Duplicated</c> is the sum of these.</summary>
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

    /// <summary>Messages whose way was cut, by a partition or another fault.</summary>
    public long Cut { get; set; }

    /// <summary>Messages that found the queue in front of their link full.</summary>
    public long Overflowed { get; set; }

    /// <summary>Messages whose encoded form was changed on the way, so that nobody got them. One that is changed and delivered all the
    /// same, where there are no checksums, is delivered.</summary>
    public long Corrupted { get; set; }

    /// <summary>Extra copies that the network made.</summary>
    public long Duplicated { get; set; }

    /// <summary>Messages that arrived at a crashed node, or waited at a slow one when it crashed.</summary>
    public long Unheard { get; set; }

    /// <summary>Messages that nobody got, whatever the reason: lost, cut, overflowed, corrupted or unheard.</summary>
    public readonly long Dropped => Lost + Cut + Overflowed + Corrupted + Unheard;

    /// <summary>Timers that expired and had not been armed again.</summary>
    public long TimersExpired { get; set; }

    /// <summary>All events that were processed: messages, timers (replaced ones too), actions.</summary>
    public long Events { get; set; }
}
