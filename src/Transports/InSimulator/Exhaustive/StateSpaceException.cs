namespace Distribution.InSimulator;

/// <summary>A state space that cannot be explored: says in one sentence why, and what is allowed.</summary>
public sealed class StateSpaceException : Exception
{
    /// <summary>Without a description.</summary>
    public StateSpaceException()
    {
    }

    /// <summary>With a description.</summary>
    public StateSpaceException(string message)
        : base(message)
    {
    }

    /// <summary>With a description and what showed it.</summary>
    public StateSpaceException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
