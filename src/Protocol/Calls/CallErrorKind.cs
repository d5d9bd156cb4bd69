namespace Distribution.Protocol;

/// <summary>Why a call failed; each failure has a kind of its own. The numbers are part of the wire format: never renumber.</summary>
public enum CallErrorKind
{
    /// <summary>The call names no node.</summary>
    MissingNode = 1,

    /// <summary>The call names no service.</summary>
    MissingService = 2,

    /// <summary>The call names no method.</summary>
    MissingMethod = 3,

    /// <summary>The node has no service of that name.</summary>
    UnknownService = 4,

    /// <summary>The service has no method of that name.</summary>
    UnknownMethod = 5,

    /// <summary>The node has no group of that name.</summary>
    UnknownGroup = 6,

    /// <summary>The group has no members.</summary>
    EmptyGroup = 7,

    /// <summary>The arguments do not fit the method; the message says which and what is allowed.</summary>
    BadArguments = 8,

    /// <summary>No such key (<c>status.get</c>).</summary>
    UnknownKey = 9,

    /// <summary>The node cannot be reached: refused, reset, unresolvable, or its process has ended.</summary>
    Unreachable = 10,

    /// <summary>No answer before the deadline.</summary>
    TimedOut = 11,

    /// <summary>The caller cancelled.</summary>
    Cancelled = 12,

    /// <summary>The service's own code threw.</summary>
    HandlerFailed = 13,

    /// <summary>The receiver has seen this rumor before, or it is too old to tell.</summary>
    Duplicate = 14,

    /// <summary>The new node did not come up; the message says whether it timed out, was refused or exited, with its last output.</summary>
    SpawnFailed = 15,

    /// <summary>The node is stopping and takes no more calls.</summary>
    Stopping = 16,

    /// <summary>The node has too much in flight and refuses more.</summary>
    Overloaded = 17,
}
