namespace Distribution.Protocol;

/// <summary>The messages of rumor mongering. Part of the wire format and of the trace hash: never renumber.</summary>
public enum MongerMessageKind : byte
{
    /// <summary>The update, by push: a transmission.</summary>
    Push = 1,

    /// <summary>Says whether the update was news. To a push, and to the update of a pull's reply or of a call's answer.</summary>
    Feedback = 2,

    /// <summary>Asks for the update.</summary>
    PullRequest = 3,

    /// <summary>The update, asked for: a transmission.</summary>
    PullReply = 4,

    /// <summary>A push-pull call; a transmission if it carries the update.</summary>
    Call = 5,

    /// <summary>What the called site says: its own update if it has it, and whether the caller's was news.</summary>
    Answer = 6,

    /// <summary>Asks for a connection, where these are limited.</summary>
    Connect = 7,

    /// <summary>The connection is open.</summary>
    Accept = 8,

    /// <summary>The site has accepted all connections of this cycle.</summary>
    Reject = 9,
}
