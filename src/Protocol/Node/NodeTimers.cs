namespace Distribution.Protocol;

/// <summary>The full node's timers. The numbers enter traces: never renumber.</summary>
internal static class NodeTimers
{
    /// <summary>The earliest deadline of what is pending.</summary>
    internal static TimerId Deadline => new(0);

    /// <summary>The membership protocol's next step.</summary>
    internal static TimerId Membership => new(1);

    /// <summary>The next run of a periodic action.</summary>
    internal static TimerId Periodic => new(2);

    /// <summary>The next digest of a group whose gossip is repaired.</summary>
    internal static TimerId Repair => new(3);
}
