namespace Distribution.Protocol;

/// <summary>Which rumor: unique by construction (node, incarnation, counter). Two equal messages sent in one nanosecond are two
/// rumors.</summary>
/// <param name="Origin">The node and its incarnation.</param>
/// <param name="Counter">How many rumors that incarnation had begun before.</param>
public readonly record struct RumorId(OriginId Origin, uint Counter)
{
    /// <summary>As <c>rumor 3 of origin 0</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"rumor {Counter} of origin {Origin.Value}");
}
