namespace Distribution.Simulator;

/// <summary>Why a message does not arrive.</summary>
public enum MessageLoss
{
    /// <summary>It does.</summary>
    None,

    /// <summary>It was lost by chance.</summary>
    Lost,

    /// <summary>Its way is cut.</summary>
    Cut,

    /// <summary>The queue in front of its link was full.</summary>
    Overflowed,
}
