namespace Distribution.Protocol;

/// <summary>How a group gossips. Immutable.</summary>
/// <param name="Subset">How many members a message is sent to, as a function of the number of members; rounded up, clamped to
/// 1 .. members.</param>
/// <param name="ExcludesSelf">Whether the drawing node is left out of the draw.</param>
internal sealed record GroupOptions(FanoutFunction Subset, bool ExcludesSelf)
{
    /// <summary>ceiling(ln n) of all members, the drawing one included.</summary>
    internal static GroupOptions Default { get; } = new(FanoutFunction.NaturalLogarithm, false);
}
