using System.Globalization;
using Distribution.Experiments.Output;
using Distribution.Experiments.Statistics;

namespace Distribution.Experiments.Results;

/// <summary>Rows as lines of rows.csv: the key, every option, seed and runs, eighteen columns a measure (<c>reach.mean</c>,
/// <c>reach.low</c>, ...), runs that died out, notes, trace hash and events. A number that there is none of is empty.</summary>
/// <param name="options">Names of the options.</param>
/// <param name="measures">Names of the measures.</param>
internal sealed class RowFormat(IReadOnlyList<string> options, IReadOnlyList<string> measures)
{
    private const int FixedColumns = 7;
    private const string NoteEnd = "; ";
    private static readonly string[] Parts =
    [
        "mean", "sd", "low", "high", "min", "p50", "p50Low", "p50High", "p90", "p90Low", "p90High", "p99", "p99Low", "p99High", "max",
        "count", "theory", "theoryName",
    ];

    /// <summary>Names of the measures.</summary>
    internal IReadOnlyList<string> Measures => measures;

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
        "diedOut", "notes", "traceHash", "events",
    ];

    /// <summary>The fields of a row; those of options and measures that it has not are empty, and a count is 0.</summary>
    internal IReadOnlyList<string> Fields(ResultRow row) =>
    [
        row.Key,
        .. options.Select(row.Option),
        row.Seed.ToString(CultureInfo.InvariantCulture),
        NumberText.Write(row.Runs),
        .. measures.Select(row.Measure).SelectMany(Fields),
        row.DiedOut is { } died ? NumberText.Write(died) : "",
        string.Join(NoteEnd, row.Notes),
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
            events)
        {
            DiedOut = NumberText.TryWhole(fields[^4], 0, int.MaxValue, out var died) ? (int)died : null,
            Notes = fields[^3].Split(NoteEnd, StringSplitOptions.RemoveEmptyEntries),
        };
    }

    private static IEnumerable<string> Fields(RowMeasure measure)
    {
        var summary = measure.Summary;
        double[] values =
        [
            summary.Mean, summary.Sd, summary.Interval.Low, summary.Interval.High, summary.Min,
            summary.P50, summary.P50Interval.Low, summary.P50Interval.High, summary.P90, summary.P90Interval.Low, summary.P90Interval.High,
            summary.P99, summary.P99Interval.Low, summary.P99Interval.High, summary.Max, summary.Count, measure.Theory,
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
            P50Interval = new Interval(values[6], values[7]),
            P90 = values[8],
            P90Interval = new Interval(values[9], values[10]),
            P99 = values[11],
            P99Interval = new Interval(values[12], values[13]),
            Max = values[14],
            Count = (int)values[15],
        };
        return new RowMeasure(name, summary, values[16], texts[^1]);
    }

    private static double Number(string field) => NumberText.TryNumber(field, out var value) ? value : double.NaN;
}
