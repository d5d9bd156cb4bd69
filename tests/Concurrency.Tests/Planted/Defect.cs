namespace Distribution.Concurrency;

/// <summary>Small variants of the hosts' own pieces with a defect each, behind a switch: what an explorer has to find, and what it must not
/// find when the switch is off.</summary>
internal enum Defect
{
    /// <summary>A loop's owner gives up by a plain write where it has to compare: what came meanwhile is never run.</summary>
    LostCompletion,

    /// <summary>Whether a call has ended is asked and then written, where both have to be one step: two ends both count.</summary>
    DoubleCompletion,

    /// <summary>A connection gives its buffer back when it is closed, where it has to wait for the receive that is still in progress.</summary>
    UseAfterDispose,

    /// <summary>A lost connection is struck out whichever is in use by then, where only itself may be.</summary>
    ReconnectRace,

    /// <summary>Two locks are taken in one order here and in the other there.</summary>
    LockOrder,
}
