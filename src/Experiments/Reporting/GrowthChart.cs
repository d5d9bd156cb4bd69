using System.Text.Json;
using Distribution.Experiments.Reports;
using Distribution.Experiments.Reports.Charts;
using Distribution.Experiments.Reports.Gallery;
using Distribution.Experiments.Results;

namespace Distribution.Experiments.Reporting;

/// <summary>The charts of how a rumor grows in one setting.</summary>
internal static class GrowthChart
{
    /// <summary>None where the setting has no curve.</summary>
    internal static IEnumerable<Chart> Of(StoredResults results, ResultRow row)
    {
        var curve = results.CurveOf(row);
        if (curve.Count < 2)
        {
            return [];
        }

        var nodes = ReportWords.Nodes(row);
        var (theory, name) = Theory(results.Document, nodes);
        return ChartGallery.Of(new Growth
        {
            Setting = new Setting(ReportWords.Protocol(row, []), nodes, row.Runs, row.Seed),
            Curves = [new GrowthCurve("", [.. curve.Select(point => Spread(point, nodes))], theory, name)],
            BandMeaning = $"10 – 90 % of {Format.Count(row.Runs)} runs; one that has ended keeps its last value",
        });
    }

    private static RoundSpread Spread(double[] point, double nodes) =>
        new(point[0], point[3] / nodes, point[2] / nodes, point[4] / nodes);

    private static (IReadOnlyList<Point> Points, string Name) Theory(JsonElement? document, int nodes)
    {
        if (document is { } root && root.TryGetProperty("theory", out var lines) && lines.ValueKind == JsonValueKind.Array)
        {
            foreach (var line in lines.EnumerateArray().Where(line => line.TryGetProperty("curve", out _)))
            {
                var points = line.GetProperty("curve").EnumerateArray().Select((value, time) => new Point(time, value.GetDouble() / nodes));
                return ([.. points], line.GetProperty("name").GetString()!);
            }
        }

        return ([], "");
    }
}
