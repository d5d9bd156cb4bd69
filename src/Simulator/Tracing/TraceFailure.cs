using Distribution.Protocol;

namespace Distribution.Simulator;

/// <summary>What did not hold in a traced run, and ended it.</summary>
/// <param name="Oracle">The name of what should have held.</param>
/// <param name="Reason">What was seen.</param>
/// <param name="At">When.</param>
/// <param name="After">The number of the event after which it was seen, or that threw: the last. 0: there was none.</param>
/// <param name="Node">The node of that event; -1: none.</param>
public sealed record TraceFailure(string Oracle, string Reason, Instant At, long After, int Node)
{
    /// <summary>In a line.</summary>
    internal string Words => $"violation: {Oracle}. {Reason}.".ReplaceLineEndings(" ");
}
