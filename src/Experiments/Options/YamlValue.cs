namespace Distribution.Experiments;

/// <summary>A value of a YAML document and where it begins: a text, a list or an object.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
internal sealed record YamlValue(int Line, int Column)
{
    /// <summary>The text; null: it is a list or an object.</summary>
    internal string? Text { get; init; }

    /// <summary>Whether the text stands in quotes, so that <c>"7"</c> is no number.</summary>
    internal bool IsQuoted { get; init; }

    /// <summary>The items of a list; null: it is none.</summary>
    internal IReadOnlyList<YamlValue>? Items { get; init; }

    /// <summary>The members of an object in order, no name twice; null: it is none.</summary>
    internal IReadOnlyList<YamlMember>? Members { get; init; }

    /// <summary>Whether it is an empty value or <c>null</c>.</summary>
    internal bool IsNull => !IsQuoted && Text is "" or "~" or "null";

    /// <summary>The value of a member; null: there is none of that name.</summary>
    internal YamlValue? Member(string name) =>
        Members?.FirstOrDefault(member => string.Equals(member.Name, name, StringComparison.Ordinal))?.Value;
}

/// <summary>A member of an object and where its name begins.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="Value">Its value.</param>
internal sealed record YamlMember(string Name, int Line, int Column, YamlValue Value);
