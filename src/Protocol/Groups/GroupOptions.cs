namespace Distribution.Protocol;

/// <summary>How a group gossips. Immutable.</summary>
/// <param name="Subset">How many members a message is sent to, as a function of the number of members; rounded up, clamped to
/// 1 .. members.</param>
/// <param name="ExcludesSelf">Whether the drawing node is left out of the draw.</param>
internal sealed record GroupOptions(FanoutFunction Subset, bool ExcludesSelf)
{
    /// <summary>ceiling(ln n) of all members, the drawing one included.</summary>
    internal static GroupOptions Default { get; } = new(FanoutFunction.NaturalLogarithm, false);

    /// <summary>As <c>{"gid":"g","subset":"ln","excludeSelf":false}</c>.</summary>
    internal Outcome Describe(string name, JsonOutput output)
    {
        var json = output.Begin();
        json.WriteStartObject();
        json.WriteString("gid"u8, name);
        json.WriteString("subset"u8, Subset.ToString());
        json.WriteBoolean("excludeSelf"u8, ExcludesSelf);
        json.WriteEndObject();
        return Outcome.Of(output.End());
    }
}
