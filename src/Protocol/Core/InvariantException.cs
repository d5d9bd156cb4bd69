namespace Distribution.Protocol;

/// <summary>A defect of this library: something that should always hold does not. Do not catch it to go on.</summary>
public sealed class InvariantException : Exception
{
    /// <summary>A defect without a description.</summary>
    public InvariantException()
    {
    }

    /// <summary>A defect.</summary>
    /// <param name="message">What should have held.</param>
    public InvariantException(string message)
        : base(message)
    {
    }

    /// <summary>A defect that another exception showed.</summary>
    /// <param name="message">What should have held.</param>
    /// <param name="innerException">What showed it.</param>
    public InvariantException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
