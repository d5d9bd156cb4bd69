using Distribution.Experiments.Results;

namespace Distribution.Experiments.Composing;

/// <summary>The settings of a row, which theories ask for.</summary>
internal static class RowSettings
{
    /// <summary>Read from the texts of the row; null where it is of another protocol.</summary>
    /// <param name="protocol">The protocol.</param>
    /// <param name="row">The row.</param>
    /// <param name="replaced">Texts of options in place of the row's own.</param>
    internal static Settings? Of(IListedProtocol protocol, ResultRow row, params IReadOnlyList<KeyValuePair<string, string>> replaced)
    {
        if (!string.Equals(row.Key.Split(';')[0], protocol.Name, StringComparison.Ordinal))
        {
            return null;
        }

        var texts = protocol.Options.ToDictionary(option => option.Name, option => row.Option(option.Name), StringComparer.Ordinal);
        foreach (var (name, text) in replaced)
        {
            texts[name] = text;
        }

        return texts.Values.All(text => text.Length > 0) ? Settings.Read(protocol.Name, protocol.Options, texts) : null;
    }
}
