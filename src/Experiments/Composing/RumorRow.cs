using Distribution.Experiments.Protocols;
using Distribution.Experiments.Results;

namespace Distribution.Experiments.Composing;

/// <summary>The settings of a row of rumor mongering, which theories ask for.</summary>
internal static class RumorRow
{
    private static readonly RumorProtocol Protocol = new();

    /// <summary>The settings of a row; null where it is of another protocol.</summary>
    /// <param name="row">The row.</param>
    /// <param name="fanout">Another fan-out than its own; null: its own.</param>
    internal static Settings? SettingsOf(ResultRow row, double? fanout = null)
    {
        if (!string.Equals(row.Key.Split(';')[0], Protocol.Name, StringComparison.Ordinal))
        {
            return null;
        }

        var texts = Protocol.Options.ToDictionary(option => option.Name, option => row.Option(option.Name), StringComparer.Ordinal);
        if (fanout is { } given)
        {
            texts[RumorProtocol.Fanout.Name] = NumberText.Write(given);
        }

        return texts.Values.All(text => text.Length > 0) ? Settings.Read(Protocol.Name, Protocol.Options, texts) : null;
    }
}
