namespace Distribution.Protocol.Tests;

/// <summary>What becomes of messages to a node.</summary>
internal enum NodeCondition
{
    /// <summary>They arrive.</summary>
    Up,

    /// <summary>They are lost and nobody is told.</summary>
    Silent,

    /// <summary>They are lost and the sender is told that the node cannot be reached.</summary>
    Dead,
}
