namespace Distribution.InSimulator;

/// <summary>The program waits for something that will not happen in the simulated world: no event waits, or the time limit is
/// reached.</summary>
public sealed class StuckException : InvalidOperationException
{
    /// <summary>Stuck without a description.</summary>
    public StuckException()
        : this("The program waits for something that will not happen in the simulated world.")
    {
    }

    /// <summary>Stuck.</summary>
    public StuckException(string message)
        : base(message)
    {
    }

    /// <summary>Stuck with its cause.</summary>
    public StuckException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
