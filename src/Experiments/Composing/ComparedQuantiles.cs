using System.Text.Json;
using Distribution.Experiments.Reports;

namespace Distribution.Experiments.Composing;

/// <summary>The table of a comparison's time: quantiles with intervals, ratios, and the distance of the distributions.</summary>
internal static class ComparedQuantiles
{
    private const string WithoutProcessors = "withoutProcessors";

    /// <summary>One table, or none where no time is compared.</summary>
    internal static IEnumerable<ReportTable> Of(StoredResults results, JsonElement document)
    {
        if (!document.TryGetProperty("time", out var time))
        {
            yield break;
        }

        var replay = CommandText.Of(results.Manifest);
        var rows = new List<ReportRow>
        {
            Side("processes", time.GetProperty("processes"), null, replay),
            Side("simulator", time.GetProperty("simulated"), time, replay),
            Ratios("processes / simulator", time, replay),
        };
        if (time.TryGetProperty(WithoutProcessors, out var without))
        {
            rows.Add(Side("simulator, work takes no time", without.GetProperty("simulated"), without, replay));
            rows.Add(Ratios("processes / simulator, work takes no time", without, replay));
        }

        rows.AddRange(time.GetProperty("repeats").EnumerateArray().Select((repeat, index) =>
            Ratios($"processes / simulator, repeat {index + 1}", repeat, replay)));
        yield return new ReportTable
        {
            Id = "compared-time",
            Heading = "The compared time: " + time.GetProperty("measure").GetString(),
            Caption = "Milliseconds. 95 % intervals: of quantiles between order statistics, of ratios by those of both (Zou and Donner "
                + "2008 of the logarithms). KS: the Kolmogorov–Smirnov distance from the processes, and the chance that samples of one "
                + "distribution are so far apart. What the simulator does not have: preemption and pauses, caches that other processes "
                + "have filled, what else runs on the machine.",
            Columns = [.. new[] { "", "p50", "p90", "p99", "KS distance", "chance" }.Select(title => new ReportColumn(title))],
            Rows = rows,
        };
    }

    private static ReportRow Side(string name, JsonElement summary, JsonElement? test, string replay) => new(
        Standing.Measured,
        [
            ReportCell.Of(name),
            .. new[] { "p50", "p90", "p99" }.Select(quantile => ReportCell.Of(new Estimate(
                Number(summary, quantile), Number(summary, quantile + "Low"), Number(summary, quantile + "High"),
                summary.GetProperty("count").GetInt32()))),
            .. Test(test),
        ],
        replay);

    private static ReportRow Ratios(string name, JsonElement gap, string replay) => new(
        Standing.Measured,
        [
            ReportCell.Of(name),
            .. new[] { "p50Ratio", "p90Ratio", "p99Ratio" }.Select(quantile => Ratio(gap.GetProperty(quantile))),
            .. Test(name.Contains("repeat", StringComparison.Ordinal) ? gap : null),
        ],
        replay);

    private static ReportCell Ratio(JsonElement ratio) =>
        ComparedCells.Of(EstimateOf(ratio));

    /// <summary>A ratio of the document.</summary>
    internal static Estimate EstimateOf(JsonElement ratio) =>
        ComparedCells.EstimateOf(Number(ratio, "value"), Number(ratio, "low"), Number(ratio, "high"));

    private static IEnumerable<ReportCell> Test(JsonElement? gap) => gap is { } test
        ? ComparedCells.Test(Number(test, "ksDistance"), Number(test, "ksChance"))
        : [ReportCell.Of(""), ReportCell.Of("")];

    /// <summary>A number of the document; not-a-number where it has none.</summary>
    internal static double Number(JsonElement element, string member) =>
        element.GetProperty(member) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : double.NaN;
}
