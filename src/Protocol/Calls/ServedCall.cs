namespace Distribution.Protocol;

/// <summary>A call that this node has been asked to run.</summary>
/// <param name="Call">What to run.</param>
/// <param name="Caller">Who asked; the node itself for its own program.</param>
/// <param name="Reply">Where the outcome goes.</param>
/// <param name="Deadline">When the caller stops waiting; <see cref="Instant.MaxValue"/>: never.</param>
internal readonly record struct ServedCall(Call Call, NodeId Caller, ReplyTo Reply, Instant Deadline);
