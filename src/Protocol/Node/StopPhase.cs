namespace Distribution.Protocol;

/// <summary>How far a node is on its way down.</summary>
internal enum StopPhase : byte
{
    /// <summary>It serves.</summary>
    Running,

    /// <summary>It has been told to stop; the current input is not over.</summary>
    Asked,

    /// <summary>It takes no more calls and waits for what is pending.</summary>
    Draining,

    /// <summary>The host has been told.</summary>
    Stopped,
}
