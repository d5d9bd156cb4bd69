namespace Distribution.InSimulator;

/// <summary>Something left the simulated world: a continuation or a call came from a thread that the world does not own, so the run would
/// not replay. The usual causes are <c>ConfigureAwait(false)</c>, <c>Task.Run</c> and real-time delays in a program or service.</summary>
public sealed class EscapedException : InvalidOperationException
{
    /// <summary>An escape without a description.</summary>
    public EscapedException()
        : this("Something left the simulated world.")
    {
    }

    /// <summary>An escape.</summary>
    public EscapedException(string message)
        : base(message)
    {
    }

    /// <summary>An escape with its cause.</summary>
    public EscapedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
