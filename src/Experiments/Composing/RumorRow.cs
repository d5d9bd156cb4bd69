using Distribution.Experiments.Protocols;
using Distribution.Experiments.Results;

namespace Distribution.Experiments.Composing;

/// <summary>The settings of a row of rumor mongering.</summary>
internal static class RumorRow
{
    private static readonly RumorProtocol Protocol = new();

    /// <summary>The settings of a row; null where it is of another protocol.</summary>
    /// <param name="row">The row.</param>
    /// <param name="fanout">Another fan-out than its own; null: its own.</param>
    internal static Settings? SettingsOf(ResultRow row, double? fanout = null) => fanout is { } given
        ? RowSettings.Of(Protocol, row, KeyValuePair.Create(RumorProtocol.Fanout.Name, NumberText.Write(given)))
        : RowSettings.Of(Protocol, row);
}
