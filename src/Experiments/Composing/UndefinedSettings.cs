using Distribution.Experiments.Results;
using Distribution.Experiments.Sweeps;

namespace Distribution.Experiments.Composing;

/// <summary>The settings of a cut that were run but give no value of a measure, which must not vanish without a word.</summary>
internal sealed class UndefinedSettings
{
    private const int NamedMax = 6;

    private readonly AxisCut cut;
    private readonly ResultRow[] rows;

    /// <summary>Of a measure that the rows' protocols have.</summary>
    internal UndefinedSettings(StoredResults results, AxisCut cut, string measure)
    {
        this.cut = cut;
        Reason = ReasonOf(measure);
        rows = [.. cut.Rows.Where(row => row.Runs > 0 && results.Names.Has(row, measure) && row.Measure(measure).Summary.Count == 0)];
        var defined = cut.Rows.Where(row => row.Measure(measure).Summary.Count > 0).Select(row => row.Option(cut.Axis));
        Empty = [.. rows.Select(row => row.Option(cut.Axis)).Distinct(StringComparer.Ordinal).Except(defined, StringComparer.Ordinal)];
    }

    /// <summary>Why a measure has no value anywhere.</summary>
    internal static string ReasonOf(string measure) =>
        measure is "lastArrivalMs" or "tLast" or "tAve" ? "no arrival" : "not defined in any run";

    /// <summary>Why there is no value: <c>no arrival</c>.</summary>
    internal string Reason { get; }

    /// <summary>The values of the axis at which no setting has a value.</summary>
    internal IReadOnlyList<string> Empty { get; }

    /// <summary>What the caption says: <c>No value at loss 1: no arrival.</c> Empty: all have one.</summary>
    internal string Caption
    {
        get
        {
            if (rows.Length == 0)
            {
                return "";
            }

            var more = rows.Length > NamedMax ? $" and {rows.Length - NamedMax} more settings" : "";
            return $"No value at {string.Join("; ", rows.Take(NamedMax).Select(NameOf))}{more}: {Reason}.";
        }
    }

    private string NameOf(ResultRow row) => string.Join(", ", new[] { cut.Axis, cut.By }.OfType<string>()
        .Select(axis => axis is SweepPlan.Mechanism ? row.Option(axis) : ReportWords.Named(axis, row.Option(axis))));
}
