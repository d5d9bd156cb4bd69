using Distribution.Experiments.Plans;
using Distribution.Experiments.Reports;
using Distribution.Experiments.Results;
using Distribution.Experiments.Sweeps;

namespace Distribution.Experiments.Composing;

/// <summary>What papers report beside the results, as far as the plan says it.</summary>
internal static class PublishedTable
{
    /// <summary>A line for each published number whose cell is finished; none where the plan has none.</summary>
    internal static IEnumerable<ReportTable> Of(StoredResults results, PlanDisplay display)
    {
        // A table for each measure, since the digits of a column are those of one.
        return display.Published.SelectMany(value => results.Rows.Where(row => IsOf(row, value)).Take(1)
            .Where(row => row.Measure(value.Measure).Summary.Count > 0).Select(row => (Value: value, Row: row)))
            .GroupBy(line => line.Value.Measure, StringComparer.Ordinal).Select(lines => TableOf(results, lines.Key, [.. lines]));
    }

    private static ReportTable TableOf(StoredResults results, string measure, IReadOnlyList<(PublishedValue Value, ResultRow Row)> lines)
    {
        var sources = lines.Select(line => line.Value.Source).Distinct(StringComparer.Ordinal);
        return new ReportTable
        {
            Id = "published-" + PlanCharts.IdOf(measure),
            Heading = $"Beside the paper: {results.Names.Of(measure).AxisTitle}",
            Caption = $"{string.Join("; ", sources)}. {ReportWords.Interval([.. lines.Select(line => line.Row)])}. "
                + "Published numbers are rounded and come without intervals.",
            Columns = [.. new[] { "cell", "here", "published", "gap" }.Select(title => new ReportColumn(title))],
            Rows = [.. lines.Select(line => Line(results, line.Value, line.Row))],
        };
    }

    private static ReportRow Line(StoredResults results, PublishedValue value, ResultRow row)
    {
        var here = ReportWords.Estimate(row.Measure(value.Measure).Summary);
        var cell = string.Join(", ", new[] { value.Mechanism }.Concat(
            value.Options.Select(option => $"{ReportWords.Title(option.Key)} {option.Value}")).Where(text => text.Length > 0));
        return new ReportRow(
            Standing.Measured,
            [
                ReportCell.Of(cell), ReportCell.Of(here), ReportCell.Of(value.Value),
                ReportCell.Of(here with { Value = here.Value - value.Value, Low = here.Low - value.Value, High = here.High - value.Value }),
            ],
            CommandText.Replay(results.Manifest, row));
    }

    private static bool IsOf(ResultRow row, PublishedValue value) =>
        (value.Mechanism.Length == 0 || string.Equals(row.Option(SweepPlan.Mechanism), value.Mechanism, StringComparison.Ordinal))
        && value.Options.All(option => NumberText.AreSame(row.Option(option.Key), option.Value));
}
