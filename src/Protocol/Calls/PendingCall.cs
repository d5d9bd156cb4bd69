namespace Distribution.Protocol;

/// <summary>One thing that a node waits for.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Peer">The node whose reply is awaited, if one is.</param>
/// <param name="Reply">Who gets the outcome.</param>
/// <param name="Subject">The <see cref="Call"/>, or the <see cref="Gather"/>; null for a drain.</param>
/// <param name="Order">How many the node had begun to wait for before; given by <see cref="PendingCalls.Add"/>.</param>
internal readonly record struct PendingCall(PendingKind Kind, NodeId Peer, ReplyTo Reply, object? Subject, long Order = 0);
