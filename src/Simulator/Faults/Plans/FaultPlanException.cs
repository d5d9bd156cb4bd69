namespace Distribution.Simulator;

/// <summary>A text is no fault plan, or a plan cannot be in a run. The message says where, what, and what is allowed, in one
/// line.</summary>
public sealed class FaultPlanException : Exception
{
    /// <summary>Without a reason.</summary>
    public FaultPlanException()
    {
    }

    /// <summary>With a reason.</summary>
    public FaultPlanException(string message)
        : base(message)
    {
    }

    /// <summary>With a reason and what showed it.</summary>
    public FaultPlanException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
