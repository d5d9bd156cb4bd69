using System.Text.Json;
using Distribution.Experiments.Output;
using Distribution.Experiments.Reports;
using Distribution.Experiments.Results;
using Distribution.Experiments.Statistics;

namespace Distribution.Experiments.Composing;

/// <summary>The tables of a report.</summary>
internal static class ResultTables
{
    // A chance of 1e-8 would give its whole column eleven decimals; rows.csv has all digits.
    private const int TheoryDecimals = 6;

    /// <summary>A line for each setting: what changes, then every measure with its interval, and theory where there is one.</summary>
    /// <param name="results">The results.</param>
    /// <param name="first">The measures that are shown before all others.</param>
    internal static ReportTable OfRows(StoredResults results, IReadOnlyList<string> first)
    {
        var (axes, rows, survey) = (results.Manifest.Axes, results.Listed, results.Survey);
        string[] measures = [.. first.Union(survey.Measures.Select(measure => measure.Name), StringComparer.Ordinal)];
        string[] predicted =
            [.. measures.Where(name => survey.Measures.Any(measure => measure.HasTheory && measure.Name == name))];
        return new ReportTable
        {
            Id = "settings",
            Heading = rows.Count == 1 ? "Measures" : "Settings",
            Caption = string.Join(' ', ReportWords.Notes(results).Prepend(ReportWords.Interval(survey)).Select(sentence => $"{sentence}.")),
            Columns =
            [
                .. axes.Select(axis => new ReportColumn(ReportWords.Title(axis))),
                .. measures.Select(name => new ReportColumn(results.Names.Of(name).AxisTitle)),
                .. predicted.Select(name => new ReportColumn($"{results.Names.Of(name).Title}, theory")),
            ],
            Rows =
            [
                .. rows.Select(row => new ReportRow(
                    Standing.Measured,
                    [
                        .. axes.Select(axis => Option(row.Option(axis))),
                        .. measures.Select(name => ReportCell.Of(ReportWords.Estimate(row.Measure(name).Summary))),
                        .. predicted.Select(name => ReportCell.Of(Math.Round(row.Measure(name).Theory, TheoryDecimals))),
                    ],
                    CommandText.Replay(results.Manifest, row))
                {
                    Remark = row.DiedOut > 0 ? $"{Format.Count(row.DiedOut.Value)} of {Format.Count(row.Runs)} died out" : "",
                }),
            ],
            Count = survey.Count,
            CsvPath = ResultsFolder.RowsName,
        };
    }

    /// <summary>The quantiles of the one setting's measures over its runs.</summary>
    internal static ReportTable OfQuantiles(StoredResults results, ResultRow row) => new()
    {
        Id = "quantiles",
        Heading = "Quantiles",
        AreRowsMeasures = true,
        Caption = $"Over {ReportWords.Runs(results.Survey)}; 95 % intervals between order statistics, whatever the distribution, "
            + "where the runs are enough.",
        Columns = [.. new[] { "measure", "min", "median", "p90", "p99", "max" }.Select(title => new ReportColumn(title))],
        Rows =
        [
            .. row.Measures.Where(measure => measure.Summary.Count > 0).Select(measure => new ReportRow(
                Standing.Measured,
                [ReportCell.Of(results.Names.Of(measure.Name).AxisTitle), .. Quantiles(measure.Summary)],
                CommandText.Replay(results.Manifest, row))),
        ],
    };

    /// <summary>The tour's gossip scenario or a comparison: processes beside the simulator.</summary>
    internal static ReportTable OfComparison(StoredResults results, JsonElement document)
    {
        var real = document.GetProperty("processes").GetProperty("measures");
        var simulated = document.GetProperty("simulated").GetProperty("measures");
        var replay = CommandText.Of(results.Manifest);
        var isCalibrated = document.TryGetProperty("time", out var time) && time.GetProperty("isCalibrated").GetBoolean();
        return new ReportTable
        {
            Id = "processes-simulator",
            Heading = "On child processes, and in the simulator",
            AreRowsMeasures = true,
            Caption = "95 % intervals of the means, and of the gap between them (Zou and Donner 2008). "
                + (isCalibrated
                    ? "The simulator's latency and processors are calibrated on this machine, by other groups than this one."
                    : "Latencies are each machine's own: compare reach and messages."),
            Columns = [.. new[] { "measure", "processes, mean", "simulator, mean", "gap" }.Select(title => new ReportColumn(title))],
            Rows =
            [
                .. simulated.EnumerateObject().Select(measure => new ReportRow(
                    Standing.Measured,
                    [
                        ReportCell.Of(results.Names.Of(measure.Name).AxisTitle),
                        .. Compared(Read(real.GetProperty(measure.Name)), Read(measure.Value)),
                    ],
                    replay)),
            ],
        };
    }

    /// <summary>The samples of a measurement, a line for each measure.</summary>
    internal static ReportTable OfSamples(StoredResults results)
    {
        var replay = CommandText.Of(results.Manifest);
        return new ReportTable
        {
            Id = "measures",
            Heading = "Measures",
            AreRowsMeasures = true,
            Caption = $"95 % intervals: of means {MeanInterval.Definition}; of proportions by Wilson's score; never beyond what a "
                + "measure can be; of quantiles by order statistics.",
            Columns = [.. new[] { "measure", "mean", "median", "p90", "p99" }.Select(title => new ReportColumn(title))],
            Rows =
            [
                .. results.Samples.Select(samples => new ReportRow(
                    Standing.Measured,
                    [
                        ReportCell.Of(MeasureTitle.Of(samples.Key)),
                        ReportCell.Of(Mean(results.Document, samples)),
                        .. new[] { 0.5, 0.9, 0.99 }.Select(probability => ReportCell.Of(ReportWords.Quantile(samples, probability))),
                    ],
                    replay)),
            ],
        };
    }

    /// <summary>The measures of a measurement of which each was taken once.</summary>
    internal static ReportTable OfValues(StoredResults results)
    {
        var isFitTold = CalibrationResults.Are(results);
        return new ReportTable
        {
            Id = "measures",
            Heading = "Measures",
            Caption = "Of one run: no intervals.",
            Columns = [new ReportColumn("measure"), new ReportColumn("value")],
            Rows =
            [
                .. results.Samples
                    .Where(samples => !(isFitTold && samples.Key.StartsWith(CalibrationResults.Fitted, StringComparison.Ordinal)))
                    .Select(samples => new ReportRow(
                        Standing.Measured,
                        [ReportCell.Of(MeasureTitle.Of(samples.Key)), ReportCell.Of(Mean(results.Document, samples))],
                        CommandText.Of(results.Manifest))),
            ],
        };
    }

    // The verb knows what its measures are, and has left their intervals; samples by path are times and rates.
    private static Estimate Mean(JsonElement? document, IGrouping<string, double> samples) =>
        document is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("measures", out var measures)
        && measures.TryGetProperty(samples.Key, out var summary) && summary.TryGetProperty("mean", out _)
            ? Read(summary)
            : ReportWords.Estimate(Summary.Of(samples, MeasureKind.Amount));

    /// <summary>An option: a number where it is one.</summary>
    internal static ReportCell Option(string text) =>
        NumberText.TryNumber(text, out var value) ? ReportCell.Of(value) : ReportCell.Of(text);

    private static IEnumerable<ReportCell> Quantiles(Summary summary) =>
    [
        ReportCell.Of(summary.Min),
        .. new[]
        {
            (summary.P50, summary.P50Interval), (summary.P90, summary.P90Interval), (summary.P99, summary.P99Interval),
        }.Select(quantile => ReportCell.Of(
            new Estimate(quantile.Item1, quantile.Item2.Low, quantile.Item2.High, summary.Count))),
        ReportCell.Of(summary.Max),
    ];

    /// <summary>The gap of a measure between the processes and the simulator of a comparison's document.</summary>
    internal static Estimate GapOf(JsonElement document, string measure) => GapOf(
        Read(document.GetProperty("processes").GetProperty("measures").GetProperty(measure)),
        Read(document.GetProperty("simulated").GetProperty("measures").GetProperty(measure)));

    private static IEnumerable<ReportCell> Compared(Estimate real, Estimate simulated) =>
        new[] { real, simulated, GapOf(real, simulated) }.Select(ReportCell.Of);

    private static Estimate GapOf(Estimate real, Estimate simulated)
    {
        var gap = Gap.Between(
            (real.Value, new Interval(real.Low, real.High)), (simulated.Value, new Interval(simulated.Low, simulated.High)));
        return new Estimate(gap.Difference, gap.Interval.Low, gap.Interval.High, Math.Min(real.Count, simulated.Count));
    }

    private static Estimate Read(JsonElement summary) =>
        new(Number(summary, "mean"), Number(summary, "low"), Number(summary, "high"), summary.GetProperty("count").GetInt32());

    private static double Number(JsonElement summary, string member) =>
        summary.GetProperty(member) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : double.NaN;
}
