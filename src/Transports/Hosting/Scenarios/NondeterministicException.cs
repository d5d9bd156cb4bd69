namespace Distribution;

/// <summary>A run that was made again went another way: something in it depends on more than its seed and its plan.</summary>
public sealed class NondeterministicException : Exception
{
    /// <summary>Without a description.</summary>
    public NondeterministicException()
    {
    }

    /// <summary>With a description.</summary>
    public NondeterministicException(string message)
        : base(message)
    {
    }

    /// <summary>With a description and what showed it.</summary>
    public NondeterministicException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The first event that differs, on both sides where both are known, with its causes, in plain lines; empty: it is not
    /// known.</summary>
    public IReadOnlyList<string> Story { get; init; } = [];
}
