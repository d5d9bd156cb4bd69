using System.Text.Json;
using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Output;
using Distribution.Experiments.Reports;
using Distribution.Experiments.Reports.Charts;
using Distribution.Experiments.Reports.Gallery;
using Distribution.Protocol;

namespace Distribution.Experiments.Reporting;

/// <summary>Makes the report of a results folder from its files alone.</summary>
internal sealed class FolderReport : IReportComposer
{
    private const int FiguresMax = 4;

    /// <inheritdoc/>
    public string Compose(string folder) => ReportWriter.Write(folder, Of(StoredResults.Read(folder)));

    private static Report Of(StoredResults results)
    {
        var manifest = results.Manifest;
        Chart[] charts = [.. Charts(results)];
        return new Report
        {
            Name = manifest.Name.Length > 0 ? $"{manifest.Verb} {manifest.Name}" : manifest.Verb,
            Purpose = Purpose(manifest),
            Verdict = VerdictOf(results),
            Figures = [.. Figures(results).Take(FiguresMax)],
            Charts = [.. charts.Select((chart, index) => new ReportChart(chart) { IsMain = index == 0 })],
            Tables = [.. Tables(results)],
            Made = new Provenance
            {
                Command = string.Join(' ', manifest.Command.Prepend("distribution")),
                Seed = manifest.Seed,
                TraceHash = results.Rows.Count > 0 ? JsonMembers.Hash(TraceHash(results)) : "none: real time",
                Version = manifest.Version,
                Machine = manifest.Machine,
                Started = manifest.Started,
                Elapsed = manifest.Finished is { } finished ? finished - manifest.Started : TimeSpan.Zero,
                Quantiles = manifest.Quantiles,
            },
        };
    }

    private static string Purpose(StoredManifest manifest) => manifest.Verb switch
    {
        "tour" => "How many nodes does a rumor reach, by fan-out? And does gossip among real processes do what it does in the simulator?",
        "sweep" => $"What do {string.Join(" and ", manifest.Axes)} change?",
        _ => "",
    };

    private static Verdict VerdictOf(StoredResults results)
    {
        var manifest = results.Manifest;
        if (!manifest.IsComplete)
        {
            var resume = $"distribution {string.Join(' ', manifest.Command)}";
            var isNamed = manifest.Command.Any(word => word.StartsWith("--out", StringComparison.Ordinal));
            return new Verdict(Standing.Incomplete, $"{manifest.FinishedCells} of {manifest.Cells} settings are finished.")
            {
                ResumeCommand = isNamed ? resume : $"{resume} --out {results.FolderPath}",
            };
        }

        var predicted = results.Rows.SelectMany(row => row.Measures).Where(measure => double.IsFinite(measure.Theory)).ToArray();
        var inside = predicted.Count(measure => measure.Summary.Interval.Contains(measure.Theory));
        return new Verdict(Standing.Held, predicted.Length == 0
            ? "Everything that was to be run has run."
            : $"Everything that was to be run has run. Of {predicted.Length} measured means that theory predicts, "
                + $"{inside} have the predicted value in their 95 % interval.");
    }

    private static IEnumerable<KeyFigure> Figures(StoredResults results)
    {
        var meaning = "95 % interval of the mean";
        if (results.Rows is [var only])
        {
            return only.Measures.Select(measure =>
                new KeyFigure(measure.Name, ReportWords.Estimate(measure.Summary), "", $"{meaning}, {only.Runs} runs"));
        }

        var axis = results.Manifest.Axes.FirstOrDefault("");
        var last = results.Rows.Where(row => row.Measures.Any(measure => measure.Name is "reach")).TakeLast(FiguresMax);
        return last.Select(row => new KeyFigure(
            $"reach at {axis} {row.Option(axis)}", ReportWords.Estimate(row.Measure("reach").Summary), "", $"{meaning}, {row.Runs} runs"));
    }

    private static IEnumerable<Chart> Charts(StoredResults results)
    {
        var spawn = results.Samples["spawnMs"].ToArray();
        var starts = spawn.Length == 0 ? [] : ChartGallery.Of(new SpawnTimes
        {
            Subtitle = $"{spawn.Length} child processes",
            Kinds = [new SpawnKind("child processes", spawn, ReportWords.Quantile(spawn, 0.5))],
            IntervalMeaning = "95 % order-statistic interval of the median",
        });
        var rows = results.Rows is [var only] ? GrowthChart.Of(results, only) : SweepCharts.Of(results);
        return rows.Concat(starts);
    }

    private static IEnumerable<ReportTable> Tables(StoredResults results)
    {
        if (results.Rows.Count > 0)
        {
            yield return ResultTables.OfRows(results);
        }

        if (results.Manifest.Verb is "tour" && results.Document is { ValueKind: JsonValueKind.Object } document)
        {
            yield return ResultTables.OfComparison(results, document);
        }
        else if (results.Samples.Count > 0)
        {
            yield return ResultTables.OfSamples(results);
        }
    }

    private static ulong TraceHash(StoredResults results) =>
        results.Rows.Aggregate(StableHash.Seed, (hash, row) => StableHash.Add(hash, StableHash.Mix(row.TraceHash)));
}
