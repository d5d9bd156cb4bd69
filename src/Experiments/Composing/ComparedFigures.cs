using System.Text.Json;
using Distribution.Experiments.Comparing;
using Distribution.Experiments.Reports;

namespace Distribution.Experiments.Composing;

/// <summary>The numbers at the head of the report of a comparison: how far processes and simulator are apart.</summary>
internal static class ComparedFigures
{
    private const int FiguresMax = 4;

    // What most readers ask for; the other measures have the places that are left.
    private static readonly string[] Asked = ["reach", "duplicates"];

    /// <summary>At most four: of the time the ratio of the medians and the distance of the distributions, then gaps of means. None where
    /// nothing is compared.</summary>
    internal static IReadOnlyList<KeyFigure> Of(StoredResults results)
    {
        if (results.Compared.Count > 0)
        {
            return [.. OfSettings(results).Take(FiguresMax)];
        }

        return results is { Manifest.Verb: "compare", Document: { ValueKind: JsonValueKind.Object } document }
            && document.TryGetProperty("simulated", out _) ? [.. OfDocument(results.Names, document).Take(FiguresMax)] : [];
    }

    private static IEnumerable<KeyFigure> OfSettings(StoredResults results)
    {
        ComparedSetting[] timed = [.. results.Compared.Where(setting => setting.Time is not null)];
        if (timed.Length > 0)
        {
            var apart = timed.MaxBy(setting => Math.Abs(Math.Log(setting.Time!.P50.Value)))!;
            yield return Ratio(Title(apart.Timed), ComparedCells.EstimateOf(apart.Time!.P50), Place(apart));
            apart = timed.MaxBy(setting => setting.Time!.Test.Distance)!;
            yield return Distance(Title(apart.Timed), apart.Time!.Test.Distance, Place(apart));
        }

        foreach (var name in InOrder(results.Compared[0].Measures.Select(measure => measure.Definition.Name)))
        {
            var (setting, measure) = results.Compared.SelectMany(setting => setting.Measures.Select(measure => (setting, measure)))
                .Where(pair => string.Equals(pair.measure.Definition.Name, name, StringComparison.Ordinal))
                .MaxBy(pair => Math.Abs(pair.measure.Gap.Difference));
            yield return Gap(results.Names.Of(name), ComparedTables.EstimateOf(measure), Place(setting));
        }

        string Title(string name) => results.Names.Of(name).Title;
        string Place(ComparedSetting setting) => results.Compared.Count == 1
            ? ""
            : $"; farthest of {Format.Count(results.Compared.Count)} settings: {ComparedTables.NameOf(results, setting)}";
    }

    private static IEnumerable<KeyFigure> OfDocument(MeasureNames names, JsonElement document)
    {
        if (document.TryGetProperty("time", out var time))
        {
            var name = names.Of(time.GetProperty("measure").GetString()!).Title;
            yield return Ratio(name, ComparedQuantiles.EstimateOf(time.GetProperty("p50Ratio")), "");
            yield return Distance(name, ComparedQuantiles.Number(time, "ksDistance"), "");
        }

        foreach (var measure in InOrder(document.GetProperty("verdicts").EnumerateArray()
            .Select(verdict => verdict.GetProperty("measure").GetString()!)
            .Where(measure => time.ValueKind == JsonValueKind.Undefined || !time.GetProperty("measure").ValueEquals(measure))))
        {
            yield return Gap(names.Of(measure), ResultTables.GapOf(document, measure), "");
        }
    }

    private static IEnumerable<string> InOrder(IEnumerable<string> measures) =>
        measures.OrderBy(measure => Array.IndexOf(Asked, measure) is >= 0 and var place ? place : Asked.Length);

    private static KeyFigure Ratio(string timed, Estimate ratio, string place) => new(
        $"{timed}, p50 ratio", ratio, "",
        $"processes / simulator, {(ratio.HasInterval ? "95 % interval of the ratio" : "too few samples for an interval")}{place}");

    private static KeyFigure Distance(string timed, double distance, string place) => new(
        $"{timed}, KS distance", ComparedCells.EstimateOf(distance), "", $"Kolmogorov–Smirnov, 0 to 1{place}");

    private static KeyFigure Gap(MeasureDefinition measure, Estimate gap, string place) => new(
        $"{measure.Title}, gap", gap, measure.Unit,
        $"processes less simulator, {(gap.HasInterval ? "95 % interval of the gap" : "too few samples for an interval")}{place}");
}
