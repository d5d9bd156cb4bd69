namespace Distribution.Simulator;

/// <summary>A text is no fault plan, or a plan cannot be in a run, or the code of a kind of fault throws. The message says where, what, and
/// what is allowed, in one line.</summary>
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

    /// <summary>The code of a kind of fault has thrown: that says nothing about what is run.</summary>
    /// <param name="kind">The kind, by name.</param>
    /// <param name="where">Which member, or when.</param>
    /// <param name="thrown">What it has thrown.</param>
    internal static FaultPlanException Broken(string kind, string where, Exception thrown)
    {
        var sentence = thrown.Message.ReplaceLineEndings(" ").TrimEnd('.');
        return new FaultPlanException($"the fault {kind} is broken: {where} throws {thrown.GetType().Name}: {sentence}", thrown);
    }
}
