using Distribution.Experiments.Terminal;

namespace Distribution.Experiments.Live;

/// <summary>The settings that are done, the latest first, by their first measure.</summary>
internal sealed class FinishedPanel : ILivePanel
{
    /// <inheritdoc/>
    public string TitleOf(LiveSnapshot snapshot) => "settings before";

    /// <inheritdoc/>
    public IReadOnlyList<string> LinesOf(LiveSnapshot snapshot, LiveRoom room)
    {
        if (snapshot.Finished.Count == 0)
        {
            return [];
        }

        var table = new TextTable(
            new TableColumn("setting", IsNumber: false),
            new TableColumn("measure", 2, IsNumber: false),
            new TableColumn("mean"),
            new TableColumn("95 % interval", 1),
            new TableColumn("runs", 3));
        foreach (var setting in snapshot.Finished.Reverse().Take(room.Height - 1))
        {
            var measure = setting.Plan.Protocol.Measures[0];
            var (mean, interval) = FiguresPanel.ValueOf(measure, setting.Means[0], setting.Plan);
            table.Add(snapshot.LabelOf(setting), measure.Name, mean, interval, NumberDisplay.Of(setting.Runs));
        }

        return table.Lines(room.Width);
    }
}
