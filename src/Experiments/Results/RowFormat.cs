using System.Globalization;
using Distribution.Experiments.Output;
using Distribution.Experiments.Statistics;

namespace Distribution.Experiments.Results;

/// <summary>Rows as lines of rows.csv: the key, every option, seed and runs, twelve columns a measure (<c>reach.mean</c>,
/// <c>reach.low</c>, ...), trace hash and events. A number that there is none of is empty.</summary>
/// <param name="options">Names of the options.</param>
/// <param name="measures">Names of the measures.</param>
internal sealed class RowFormat(IReadOnlyList<string> options, IReadOnlyList<string> measures)
{
    private const int FixedColumns = 5;
    private static readonly string[] Parts =
        ["mean", "sd", "low", "high", "min", "p50", "p90", "p99", "max", "count", "theory", "theoryName"];

    /// <summary>The format of a file by its heading; null where that is none.</summary>
    internal static RowFormat? OfHeading(IReadOnlyList<string> heading)
    {
        const string mean = ".mean";
        var seed = heading.ToList().IndexOf("seed");
        if (seed < 1)
        {
            return null;
        }

        var measures = heading.Where(name => name.EndsWith(mean, StringComparison.Ordinal)).Select(name => name[..^mean.Length]);
        var format = new RowFormat([.. heading.Skip(1).Take(seed - 1)], [.. measures]);
        return format.Heading.SequenceEqual(heading, StringComparer.Ordinal) ? format : null;
    }

    /// <summary>The heading line.</summary>
    internal IReadOnlyList<string> Heading =>
    [
        "key", .. options, "seed", "runs",
        .. measures.SelectMany(measure => Parts.Select(part => $"{measure}.{part}")),
        "traceHash", "events",
    ];

    /// <summary>The fields of a row.</summary>
    internal static IReadOnlyList<string> Fields(ResultRow row) =>
    [
        row.Key,
        .. row.Options.Select(option => option.Value),
        row.Seed.ToString(CultureInfo.InvariantCulture),
        NumberText.Write(row.Runs),
        .. row.Measures.SelectMany(Fields),
        JsonMembers.Hash(row.TraceHash),
        NumberText.Write(row.Events),
    ];

    /// <summary>Reads a row back; null where the record is none.</summary>
    internal ResultRow? Read(IReadOnlyList<string> fields)
    {
        var (seedAt, measuresAt) = (options.Count + 1, options.Count + 3);
        if (fields.Count != options.Count + (measures.Count * Parts.Length) + FixedColumns
            || !NumberText.TrySeed(fields[seedAt], out var seed)
            || !NumberText.TryWhole(fields[seedAt + 1], 0, int.MaxValue, out var runs)
            || !ulong.TryParse(fields[^2], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hash)
            || !NumberText.TryWhole(fields[^1], 0, long.MaxValue, out var events))
        {
            return null;
        }

        return new ResultRow(
            fields[0],
            [.. options.Select((name, index) => KeyValuePair.Create(name, fields[index + 1]))],
            seed,
            (int)runs,
            [.. measures.Select((name, index) => Measure(name, fields.Skip(measuresAt + (index * Parts.Length)).Take(Parts.Length)))],
            hash,
            events);
    }

    private static IEnumerable<string> Fields(RowMeasure measure)
    {
        var summary = measure.Summary;
        double[] values =
        [
            summary.Mean, summary.Sd, summary.Interval.Low, summary.Interval.High, summary.Min, summary.P50, summary.P90, summary.P99,
            summary.Max, summary.Count, measure.Theory,
        ];
        return values.Select(value => double.IsFinite(value) ? NumberText.Write(value) : "").Append(measure.TheoryName);
    }

    private static RowMeasure Measure(string name, IEnumerable<string> fields)
    {
        string[] texts = [.. fields];
        var values = texts[..^1].Select(Number).ToArray();
        var summary = new Summary
        {
            Mean = values[0],
            Sd = values[1],
            Interval = new Interval(values[2], values[3]),
            Min = values[4],
            P50 = values[5],
            P90 = values[6],
            P99 = values[7],
            Max = values[8],
            Count = (int)values[9],
        };
        return new RowMeasure(name, summary, values[10], texts[^1]);
    }

    private static double Number(string field) => NumberText.TryNumber(field, out var value) ? value : double.NaN;
}
