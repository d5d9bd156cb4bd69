namespace Distribution.Protocol;

/// <summary>How a spawn ended.</summary>
public enum SpawnStatus
{
    /// <summary>The node is up and can be called.</summary>
    Started,

    /// <summary>It was not up by its boot deadline and has been killed.</summary>
    TimedOut,

    /// <summary>It refused its configuration or could not listen, or a start-up call failed: the port is in use, an assembly is
    /// missing.</summary>
    Refused,

    /// <summary>It ended before it was up, or could not be started at all.</summary>
    Exited,
}
