namespace Distribution.Tcp;

/// <summary>Whose timer it is.</summary>
internal enum TimerKind
{
    /// <summary>One of the protocol's own; the number is its id.</summary>
    Protocol,

    /// <summary>A peer may be dialled again; the number is the peer's.</summary>
    Redial,

    /// <summary>A dial takes too long; the number is the peer's.</summary>
    Dial,

    /// <summary>A stranger has not said who it is; the number is the connection's.</summary>
    Hello,

    /// <summary>Accept again after an error.</summary>
    Accept,

    /// <summary>A message that a shape holds may go; the number is its receiver's.</summary>
    Shaped,

    /// <summary>Stopping takes too long.</summary>
    Stop,
}
