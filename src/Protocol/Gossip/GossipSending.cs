namespace Distribution.Protocol;

/// <summary>How the rumors that one input sends travel.</summary>
/// <param name="Gather">The pending gather that collects the receipts; 0: none are wanted.</param>
/// <param name="Receipts">That gather; null: none are wanted.</param>
/// <param name="Deadline">When the call that began it, or that brought it here, ends.</param>
/// <param name="RunsHere">Whether this node runs the rumor itself, drawn or not, so that nothing is sent to it.</param>
internal readonly record struct GossipSending(ulong Gather, Gather? Receipts, Instant Deadline, bool RunsHere);
