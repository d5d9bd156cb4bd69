using System.Text.Json;
using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Plans;
using Distribution.Experiments.Reports;
using Distribution.Experiments.Reports.Charts;
using Distribution.Experiments.Results;
using Distribution.Experiments.Running;
using Distribution.Experiments.Sweeps;

namespace Distribution.Experiments.Composing;

/// <summary>Makes the report of a results folder from its files alone.</summary>
internal sealed class ReportComposer : IReportComposer
{
    /// <inheritdoc/>
    public string Compose(string folder, Catalog catalog)
    {
        try
        {
            using var results = StoredResults.Read(folder, catalog);
            results.WriteRows();
            return ReportWriter.Write(folder, Of(results));
        }
        catch (Exception exception) when (catalog.Charts.Count > 0 && exception is (InvalidOperationException or ArgumentException))
        {
            throw new LibraryFailedException(
                $"the report of '{folder}', whose tables are written: {exception.Message.ReplaceLineEndings(" ")}", exception);
        }
    }

    private static Report Of(StoredResults results)
    {
        var manifest = results.Manifest;
        var display = results.PlanText is { } text ? PlanDisplay.Of(text) : PlanDisplay.None;
        Chart[] charts = [.. ReportCharts.Of(results, display)];
        var main = charts.FirstOrDefault(chart => !chart.IsEmpty) ?? charts.FirstOrDefault();
        return new Report
        {
            Name = manifest.Name.Length > 0 ? $"{manifest.Verb} {manifest.Name}" : manifest.Verb,
            Purpose = display.About.Length > 0 ? display.About : Purpose(manifest),
            Verdict = ReportVerdict.Of(results),
            Figures = ReportFigures.Of(results, display),
            Charts = [.. charts.Select(chart => new ReportChart(chart) { IsMain = ReferenceEquals(chart, main) })],
            Tables =
            [
                .. FailedTable.Of(results), .. PublishedTable.Of(results, display), .. ComparedTables.Of(results),
                .. Tables(results, display), .. DifferenceTable.Of(results, display),
            ],
            Made = ReportProvenance.Of(results),
        };
    }

    private static string Purpose(StoredManifest manifest) => manifest.Verb switch
    {
        "tour" => "How many nodes does a rumor reach, by fan-out? And does gossip among real processes do what it does in the simulator?",
        "compare" => $"Does {manifest.Name} among real processes do what it does in the simulator?",
        "sweep" when manifest.Axes.Any(axis => axis is not SweepPlan.Mechanism) =>
            $"What changes with {string.Join(" and ", manifest.Axes.Select(ReportWords.Title))}?",
        _ => "",
    };

    private static IEnumerable<ReportTable> Tables(StoredResults results, PlanDisplay display)
    {
        if (results.Rows.Count > 0)
        {
            yield return ResultTables.OfRows(results, display.Measures);
            if (results is { Manifest.Verb: "simulate", Rows: [{ Runs: > 1 } row] })
            {
                yield return ResultTables.OfQuantiles(results, row);
            }
        }

        if (results.Manifest.Verb is "tour" or "compare" && results.Document is { ValueKind: JsonValueKind.Object } document
            && document.TryGetProperty("simulated", out _))
        {
            foreach (var table in ComparedQuantiles.Of(results, document))
            {
                yield return table;
            }

            yield return ResultTables.OfComparison(results, document);
        }
        else if (results.Samples.Count > 0)
        {
            foreach (var table in CalibrationResults.Tables(results))
            {
                yield return table;
            }

            yield return results.Samples.All(samples => samples.Count() == 1)
                ? ResultTables.OfValues(results)
                : ResultTables.OfSamples(results);
        }
    }
}
