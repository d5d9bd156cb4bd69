using Distribution.Experiments.Running;
using Distribution.Experiments.Statistics;
using Distribution.Experiments.Terminal;

namespace Distribution.Experiments.Live;

/// <summary>The measures of the setting that is run, with the intervals of the runs so far.</summary>
internal sealed class FiguresPanel : ILivePanel
{
    /// <inheritdoc/>
    public string TitleOf(LiveSnapshot snapshot) => snapshot.Setting is { } setting
        ? $"{snapshot.LabelOf(setting)}: {NumberDisplay.OfRuns(setting.Runs)}"
        : "";

    /// <inheritdoc/>
    public IReadOnlyList<string> LinesOf(LiveSnapshot snapshot, LiveRoom room)
    {
        if (snapshot.Setting is not { } setting)
        {
            return [];
        }

        var table = new TextTable(
            new TableColumn("measure", IsNumber: false), new TableColumn("mean"), new TableColumn("95 % interval", 1));
        foreach (var (measure, mean) in setting.Plan.Protocol.Measures.Zip(setting.Means))
        {
            var (value, interval) = ValueOf(measure, mean, setting.Plan);
            table.Add(measure.Name, value, interval);
        }

        return table.Lines(room.Width);
    }

    /// <summary>A mean and its interval, with the digits that the interval justifies.</summary>
    internal static (string Mean, string Interval) ValueOf(MeasureDefinition measure, Moments mean, CellPlan plan)
    {
        var interval = Summary.IntervalOf(measure.Kind, mean, CellPlan.TrialsOf(plan.Settings, mean.Count));
        var decimals = NumberDisplay.Decimals(mean.Mean, interval);
        return mean.Count == 0
            ? (NumberDisplay.Missing, "")
            : (NumberDisplay.Of(mean.Mean, decimals), double.IsNaN(interval.Width) ? "" : NumberDisplay.Of(interval, decimals));
    }
}
