namespace Distribution.Experiments.CommandLine;

/// <summary>What the process tells its caller. A contract.</summary>
internal static class ExitCode
{
    /// <summary>What help ends with.</summary>
    internal const string Help = """
        Exit codes:
          0    done
          1    a run failed, processes and simulator do not agree, or the node that was called answered with an error
          2    wrong usage
          3    the machine or the network failed: a file, a port, a child process, a node
          130  interrupted, or the time of --budget is over; what was finished is kept

        """;

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
