using Distribution.Experiments.Statistics;

namespace Distribution.Experiments.Results;

/// <summary>The columns of one measure of a row.</summary>
internal static class MeasureColumns
{
    private static readonly (string Name, Func<RowMeasure, double> Value)[] Numbers =
    [
        ("mean", measure => measure.Summary.Mean),
        ("sd", measure => measure.Summary.Sd),
        ("low", measure => measure.Summary.Interval.Low),
        ("high", measure => measure.Summary.Interval.High),
        ("min", measure => measure.Summary.Min),
        ("p50", measure => measure.Summary.P50),
        ("p50Low", measure => measure.Summary.P50Interval.Low),
        ("p50High", measure => measure.Summary.P50Interval.High),
        ("p90", measure => measure.Summary.P90),
        ("p90Low", measure => measure.Summary.P90Interval.Low),
        ("p90High", measure => measure.Summary.P90Interval.High),
        ("p99", measure => measure.Summary.P99),
        ("p99Low", measure => measure.Summary.P99Interval.Low),
        ("p99High", measure => measure.Summary.P99Interval.High),
        ("max", measure => measure.Summary.Max),
        ("count", measure => measure.Summary.Count),
        ("theory", measure => measure.Theory),
    ];

    /// <summary>Their names, in order: what follows the measure's name and a point.</summary>
    internal static IReadOnlyList<string> Names { get; } = [.. Numbers.Select(number => number.Name), "theoryName"];

    /// <summary>The column's type: whole numbers for the count, text for the name, else numbers.</summary>
    internal static string TypeOf(string name) => name switch { "count" => "INTEGER", "theoryName" => "TEXT", _ => "REAL" };

    /// <summary>Their values.</summary>
    internal static IEnumerable<object?> ValuesOf(RowMeasure measure) =>
        Numbers.Select(number => StoredRecord.Finite(number.Value(measure))).Append(measure.TheoryName);

    /// <summary>The measure whose columns begin at <paramref name="first"/>.</summary>
    internal static RowMeasure Read(string name, StoredRecord values, int first)
    {
        Interval Ends(int low) => new(values.Number(first + low), values.Number(first + low + 1));
        var summary = new Summary
        {
            Mean = values.Number(first),
            Sd = values.Number(first + 1),
            Interval = Ends(2),
            Min = values.Number(first + 4),
            P50 = values.Number(first + 5),
            P50Interval = Ends(6),
            P90 = values.Number(first + 8),
            P90Interval = Ends(9),
            P99 = values.Number(first + 11),
            P99Interval = Ends(12),
            Max = values.Number(first + 14),
            Count = (int)values.Whole(first + 15),
        };
        return new RowMeasure(name, summary, values.Number(first + 16), values.Text(first + 17));
    }
}
