using Distribution.Experiments.Comparing;
using Distribution.Experiments.Statistics;
using Distribution.Experiments.Terminal;

namespace Distribution.Experiments.Output;

/// <summary>A plan that compares: a line for each setting with its verdicts, and how far its times are apart.</summary>
internal static class ComparedSettingTable
{
    /// <summary>Writes the table, and after it what does not agree.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="width">How wide it may be.</param>
    /// <param name="axes">What the settings differ in.</param>
    /// <param name="settings">At least one.</param>
    internal static void Write(TextWriter output, int width, IReadOnlyList<string> axes, IReadOnlyList<ComparedSetting> settings)
    {
        output.Write("processes beside simulator, verdicts by setting; ratios: processes / simulator"
            + (settings[0].Timed.Length > 0 ? $" of {settings[0].Timed}, not judged\n" : "\n"));
        var table = new TextTable(
        [
            .. axes.Select(axis => new TableColumn(axis)),
            .. settings[0].Verdicts.Select(verdict => new TableColumn(verdict.Measure, IsNumber: false)),
            new TableColumn("p50"), new TableColumn("95 % interval", 3, IsNumber: false), new TableColumn("p90", 1),
            new TableColumn("p99", 1), new TableColumn("KS distance", 2), new TableColumn("chance", 4),
        ]);
        foreach (var setting in settings)
        {
            table.Add([
                .. axes.Select(setting.Processes.Option), .. setting.Verdicts.Select(verdict => verdict.IsHeld ? "ok" : "FAILED"),
                .. Cells(setting.Time)]);
        }

        table.Write(output, width);
        foreach (var (setting, verdict) in settings.SelectMany(setting => setting.Verdicts.Select(verdict => (setting, verdict))))
        {
            var place = string.Join(", ", axes.Select(axis => $"{axis} {setting.Processes.Option(axis)}"));
            output.Write(verdict.IsHeld ? "" : $"FAILED at {place}: {verdict.Sentence}\n");
        }
    }

    private static IEnumerable<string> Cells(TimeGap? time) => time is null
        ? Enumerable.Repeat(NumberDisplay.Missing, 6)
        :
        [
            NumberDisplay.Of(time.P50.Value, 2), Between(time.P50.Interval), NumberDisplay.Of(time.P90.Value, 2),
            NumberDisplay.Of(time.P99.Value, 2), NumberDisplay.Of(time.Test.Distance, 2), NumberDisplay.OfChance(time.Test.Chance),
        ];

    private static string Between(Interval interval) => double.IsFinite(interval.Width)
        ? $"{NumberDisplay.Of(interval.Low, 2)} to {NumberDisplay.Of(interval.High, 2)}"
        : NumberDisplay.Missing;
}
