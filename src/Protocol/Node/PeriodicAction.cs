namespace Distribution.Protocol;

/// <summary>Something a node does from time to time.</summary>
/// <param name="id">Its number.</param>
/// <param name="interval">How often.</param>
/// <param name="send">What.</param>
internal sealed class PeriodicAction(ulong id, Duration interval, SendArguments send)
{
    internal ulong Id { get; } = id;

    internal Duration Interval { get; } = interval;

    internal SendArguments Send { get; } = send;

    /// <summary>When it is due next.</summary>
    internal Instant Due { get; set; }

    /// <summary>Whether its last call has no outcome yet.</summary>
    internal bool IsCalling { get; set; }

    /// <summary>Runs of this node's services that its last call began and that have not ended. They may outlast the call, whose caller
    /// waits until its deadline only.</summary>
    internal List<InvocationId> Handlers { get; } = [];

    /// <summary>Whether its last run has not ended: then a turn is left out, for no run overlaps itself.</summary>
    internal bool IsRunning => IsCalling || Handlers.Count > 0;
}
