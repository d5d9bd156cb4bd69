namespace Distribution.Experiments.Plans;

/// <summary>Errors that say where in a plan file they are: <c>plans/fanout.yaml:4:3: ...</c></summary>
/// <param name="path">The file as it was given.</param>
internal sealed class PlanPlace(string path)
{
    /// <summary>The beginning of an error at a value.</summary>
    internal string Of(YamlValue value) => Of(value.Line, value.Column);

    /// <summary>An error at a value.</summary>
    internal UsageException Error(YamlValue at, string message, Exception? inner = null) => new(Of(at) + message, inner);

    /// <summary>An error at the name of a member.</summary>
    internal UsageException Error(YamlMember at, string message) => new(Of(at.Line, at.Column) + message);

    /// <summary>An error of the file's form.</summary>
    internal UsageException Error(YamlRefusal refusal) => new(Of(refusal.Line, refusal.Column) + refusal.Message, refusal);

    /// <summary>Reads, and says where what cannot be read is.</summary>
    /// <exception cref="UsageException">It cannot be read.</exception>
    internal T At<T>(YamlValue value, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (UsageException exception)
        {
            throw Error(value, exception.Message.TrimStart('-'), exception);
        }
    }

    /// <summary>A name that there is not, with those that there are.</summary>
    internal UsageException Unknown(YamlMember at, string what, IReadOnlyCollection<string> names) => new(Of(at.Line, at.Column)
        + Suggestion.Add($"'{UsageException.Shown(at.Name)}' is {what}; allowed are {string.Join(", ", names)}", at.Name, names));

    /// <summary>A text that is none of those allowed.</summary>
    internal UsageException Unknown(YamlValue at, string what, IReadOnlyCollection<string> names) =>
        Unknown(new YamlMember(at.Text ?? "", at.Line, at.Column, at), what, names);

    /// <summary>The text of a value.</summary>
    /// <exception cref="UsageException">It is empty, a list or an object.</exception>
    internal string Text(YamlValue value, string key) => value is { IsNull: false, Text: { } text }
        ? text
        : throw Error(value, $"{key} is {Kind(value)}; allowed is one value");

    /// <summary>The texts of a value or a list.</summary>
    /// <exception cref="UsageException">One of them is none.</exception>
    internal IReadOnlyList<YamlValue> Texts(YamlValue value, string key)
    {
        var texts = value.Items ?? [value];
        foreach (var item in texts)
        {
            Text(item, key);
        }

        return texts.Count > 0 ? texts : throw Error(value, $"{key} is an empty list; allowed is one value or more");
    }

    /// <summary>The members of an object, all of them known.</summary>
    /// <exception cref="UsageException">It is no object, or has a member that there is not.</exception>
    internal IReadOnlyList<YamlMember> Members(YamlValue value, string what, IReadOnlyList<PlanKey> keys)
    {
        string[] names = [.. keys.Select(key => key.Name)];
        var members = Members(value, what);
        return members.FirstOrDefault(member => !names.Contains(member.Name, StringComparer.Ordinal)) is { } unknown
            ? throw Unknown(unknown, $"no key of {what}", names)
            : members;
    }

    /// <summary>The members of an object.</summary>
    /// <exception cref="UsageException">It is none.</exception>
    internal IReadOnlyList<YamlMember> Members(YamlValue value, string what) =>
        value.Members ?? throw Error(value, $"{what} is {Kind(value)}; allowed are objects, with a name, a colon and a value a line");

    private string Of(int line, int column) => $"{path}:{NumberText.Write(line)}:{NumberText.Write(column)}: ";

    private static string Kind(YamlValue value) =>
        value.IsNull ? "empty" : value.Items is not null ? "a list" : value.Members is not null ? "an object" : "one value";
}
