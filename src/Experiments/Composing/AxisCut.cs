using Distribution.Experiments.Reports.Gallery;
using Distribution.Experiments.Results;
using Distribution.Experiments.Sweeps;

namespace Distribution.Experiments.Composing;

/// <summary>The rows of a grid that differ in what one chart can show: an axis across, and perhaps one that tells series apart. All other
/// axes are held at one value.</summary>
/// <param name="Axis">The axis across.</param>
/// <param name="By">The axis of the series; null: there is one series.</param>
/// <param name="Rows">The rows, in the order in which they were run.</param>
/// <param name="Held">The other axes and their values.</param>
internal sealed record AxisCut(
    string Axis, string? By, IReadOnlyList<ResultRow> Rows, IReadOnlyList<KeyValuePair<string, string>> Held)
{
    private const int SeriesMax = 5;

    /// <summary>The cuts that show everything: one for up to two axes, else one along each axis.</summary>
    internal static IReadOnlyList<AxisCut> Of(StoredResults results)
    {
        var manifest = results.Manifest;
        string[] options = [.. manifest.Axes.Where(axis => axis is not SweepPlan.Mechanism)];
        var hasMechanism = options.Length < manifest.Axes.Count;
        if (options.Length == 0)
        {
            return hasMechanism ? [new AxisCut(SweepPlan.Mechanism, null, results.Rows, [])] : [];
        }

        if (hasMechanism)
        {
            return Telling(options.Select(axis => Cut(results.Rows, options, axis, SweepPlan.Mechanism)));
        }

        var across = options.FirstOrDefault(axis => AreNumbers(manifest.ValuesOf(axis))) ?? options[0];
        string? by = options.FirstOrDefault(axis => axis != across);
        return options.Length <= 2
            ? [new AxisCut(across, by, results.Rows, [])]
            : Telling(options.Select(axis => Cut(results.Rows, options, axis, options.FirstOrDefault(
                other => other != axis && manifest.ValuesOf(other).Count <= SeriesMax))));
    }

    /// <summary>The rows along one axis, and perhaps by another, where most was run of all others.</summary>
    internal static AxisCut Along(StoredResults results, string axis, string? by) =>
        Cut(results.Rows, [.. results.Manifest.Axes.Where(name => name is not SweepPlan.Mechanism)], axis, by);

    /// <summary>What rows of the cut have in common, with the values at which the other axes are held. The number of nodes stands there in
    /// any case.</summary>
    internal Setting SettingOf(StoredResults results, IReadOnlyList<ResultRow> rows)
    {
        var held = Held.Where(option => option.Key is not "nodes").ToArray();
        string[] elsewhere = [Axis, .. By is null ? Array.Empty<string>() : [By], .. held.Select(option => option.Key)];
        var setting = ReportWords.SettingOf(results, rows, elsewhere);
        return setting with
        {
            Protocol = string.Join(
                ", ", held.Select(option => ReportWords.Named(option.Key, option.Value)).Prepend(setting.Protocol)),
        };
    }

    /// <summary>Rows by the value of <see cref="By"/>, in the order of its values; one group where there is none.</summary>
    internal IReadOnlyList<IGrouping<string, ResultRow>> SeriesOf(StoredResults results, IEnumerable<ResultRow> rows)
    {
        var groups = rows.GroupBy(row => By is null ? "" : row.Option(By), StringComparer.Ordinal);
        string[] order = By is null ? [""] : [.. OrderOf(results, By)];
        return [.. groups.OrderBy(group => Array.IndexOf(order, group.Key))];
    }

    /// <summary>The settings of the cut that failed, as rows without measures.</summary>
    internal IReadOnlyList<ResultRow> FailedOf(StoredResults results) =>
        [.. results.Failed.Where(row => row.Option(Axis).Length > 0 && Held.All(held => row.Option(held.Key) == held.Value))];

    /// <summary>What the values of an axis are called, in the plural.</summary>
    internal static string ValuesOf(string axis) =>
        axis is SweepPlan.Mechanism ? "mechanisms" : axis.Length > 0 ? $"values of {ReportWords.Title(axis)}" : "settings";

    /// <summary>Whether the series are values of a number, which take the ramp and no colours of their own.</summary>
    internal bool HasOrderedSeries(StoredResults results) =>
        By is { } by and not SweepPlan.Mechanism && AxisOrder.AreNumbers(by, results.Manifest.ValuesOf(by), AxisOrder.NodesOf(Rows));

    /// <summary>The values of an axis in order, functions of the number of nodes at their value where the cut has one number of
    /// nodes.</summary>
    internal IReadOnlyList<string> OrderOf(StoredResults results, string axis) =>
        AxisOrder.Of(axis, results.Manifest.ValuesOf(axis), AxisOrder.NodesOf(Rows));

    /// <summary>Whether all values of an axis are numbers, so that they have places.</summary>
    internal static bool AreNumbers(IEnumerable<string> values) => values.All(value => NumberText.TryNumber(value, out _));

    // Those along which something can change; the first one where so little is finished that there are none.
    private static IReadOnlyList<AxisCut> Telling(IEnumerable<AxisCut> cuts)
    {
        AxisCut[] filled = [.. cuts.Where(cut => cut.Rows.Count > 0)];
        AxisCut[] changing =
            [.. filled.Where(cut => cut.Rows.Select(row => row.Option(cut.Axis)).Distinct(StringComparer.Ordinal).Skip(1).Any())];
        return changing.Length > 0 ? changing : [.. filled.Take(1)];
    }

    // What has no such option is at all values of it.
    private static AxisCut Cut(IReadOnlyList<ResultRow> all, IReadOnlyList<string> options, string axis, string? by)
    {
        string[] held = [.. options.Where(option => option != axis && option != by)];
        ResultRow[] rows = [.. all.Where(row => row.Option(axis).Length > 0)];
        foreach (var option in held)
        {
            var value = HeldAt(rows, option, axis);
            rows = [.. rows.Where(row => row.Option(option) is var own && (own.Length == 0 || own == value))];
        }

        var fixedOnes = held.Select(option => KeyValuePair.Create(
            option, rows.Select(row => row.Option(option)).FirstOrDefault(text => text.Length > 0) ?? ""));
        return new AxisCut(axis, by, rows, [.. fixedOnes.Where(option => option.Value.Length > 0)]);
    }

    // Where most was run; of values with equally much the first, but of the fan-out, which reaches hardly anybody there, the middle one.
    private static string HeldAt(IReadOnlyList<ResultRow> rows, string option, string axis)
    {
        var most = rows.Where(row => row.Option(option).Length > 0).GroupBy(row => row.Option(option), StringComparer.Ordinal)
            .GroupBy(group => (
                Places: group.Select(row => row.Option(axis)).Distinct(StringComparer.Ordinal).Count(), Rows: group.Count()))
            .MaxBy(equal => equal.Key);
        string[] values = [.. (most ?? Enumerable.Empty<IGrouping<string, ResultRow>>()).Select(group => group.Key)];
        return values.Length == 0 ? "" : option is "fanout" or "subset" ? Middle(values) : values[0];
    }

    private static string Middle(IReadOnlyList<string> values)
    {
        string[] numbers =
        [
            .. values.Select(value => (Value: value, IsNumber: NumberText.TryNumber(value, out var number), Number: number))
                .Where(text => text.IsNumber).OrderBy(text => text.Number).Select(text => text.Value),
        ];
        return numbers.Length > 0 ? numbers[numbers.Length / 2] : values[values.Count / 2];
    }
}
