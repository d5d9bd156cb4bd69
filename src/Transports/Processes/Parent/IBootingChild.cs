namespace Distribution.Processes;

/// <summary>What the boot of a child can see of it, and do to it.</summary>
internal interface IBootingChild
{
    /// <summary>The process's number.</summary>
    int ProcessId { get; }

    /// <summary>Ends when the child can be called; never, if it ends before.</summary>
    Task<ReadyLine> Ready { get; }

    /// <summary>Ends when the process has ended and been reaped, with its exit code.</summary>
    Task<int> Exited { get; }

    /// <summary>The last that it has printed.</summary>
    string LastOutput { get; }

    /// <summary>Kills it at once. Does nothing if it has ended.</summary>
    void Kill();
}
