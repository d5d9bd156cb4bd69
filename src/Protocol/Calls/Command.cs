namespace Distribution.Protocol;

/// <summary>What the program around a node asks of it: one call, to be run there or on another node, within a time.</summary>
/// <param name="Target">The node to run it; null is the node itself.</param>
/// <param name="Call">The call.</param>
/// <param name="Deadline">How long to wait for the outcome; above zero. <see cref="Duration.MaxValue"/> waits for ever.</param>
public readonly record struct Command(NodeAddress? Target, Call Call, Duration Deadline)
{
    /// <summary>The deadline where the caller names none.</summary>
    public static Duration DefaultDeadline => Duration.FromSeconds(5);
}
