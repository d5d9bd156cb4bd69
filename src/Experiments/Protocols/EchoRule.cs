namespace Distribution.Experiments.Protocols;

/// <summary>Whether a node that floods sends back to the one that told it.</summary>
public enum EchoRule
{
    /// <summary>It does not.</summary>
    No,

    /// <summary>It does.</summary>
    Yes,
}
