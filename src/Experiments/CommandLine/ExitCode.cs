namespace Distribution.Experiments.CommandLine;

/// <summary>What the process tells its caller. A contract.</summary>
internal static class ExitCode
{
    /// <summary>Done, and every verdict held.</summary>
    internal const int Done = 0;

    /// <summary>A verdict failed: a check inside a run did not hold.</summary>
    internal const int Failed = 1;

    /// <summary>Wrong usage.</summary>
    internal const int Usage = 2;

    /// <summary>The environment failed.</summary>
    internal const int Environment = 3;

    /// <summary>Interrupted: what was finished is kept.</summary>
    internal const int Interrupted = 130;
}
