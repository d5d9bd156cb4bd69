namespace Distribution.Processes;

/// <summary>How a child process ends; part of the contract between parent and child.</summary>
public static class ChildExitCode
{
    /// <summary>Told to stop, or left alone by its parent.</summary>
    public const int Stopped = 0;

    /// <summary>The node failed: a defect. Its last output tells.</summary>
    public const int Failed = 1;

    /// <summary>It refused its configuration, after one line on standard error.</summary>
    public const int Refused = 2;

    /// <summary>It could not listen: port in use, unresolvable host; after one line on standard error.</summary>
    public const int CannotListen = 3;
}
