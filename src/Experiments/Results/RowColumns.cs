using System.Globalization;
using Distribution.Experiments.Output;
using Distribution.Experiments.Theory;

namespace Distribution.Experiments.Results;

/// <summary>The columns of a row, the same in the table <c>rows</c> of results.db and in rows.csv: the key, every option, seed and runs,
/// eighteen columns a measure (<c>reach.mean</c>, <c>reach.low</c>, ...), runs that died out, notes, trace hash and events. A number that
/// there is none of is null. An option is a number where its text is exactly how that number is written, else text.</summary>
/// <param name="Options">Names of the options.</param>
/// <param name="Measures">Names of the measures; none where what is done leaves no rows.</param>
internal sealed record RowColumns(IReadOnlyList<string> Options, IReadOnlyList<string> Measures)
{
    private const string Mean = ".mean";
    private const string NoteEnd = "; ";
    private static readonly string[] AfterMeasures = ["diedOut", "notes", "traceHash", "events"];

    /// <summary>Of verbs that leave no rows.</summary>
    internal static RowColumns None { get; } = new([], []);

    /// <summary>Every column, in order.</summary>
    internal IReadOnlyList<string> Names { get; } =
    [
        "key", .. Options, "seed", "runs",
        .. Measures.SelectMany(measure => MeasureColumns.Names.Select(part => $"{measure}.{part}")),
        .. AfterMeasures,
    ];

    /// <summary>Of a protocol.</summary>
    internal static RowColumns Of(IListedProtocol protocol) => new(
        [.. protocol.Options.Select(option => option.Name)], [.. protocol.Measures.Select(measure => measure.Name)]);

    /// <summary>Of what is computed.</summary>
    internal static RowColumns Of(IListedTheory theory) => new(
        [.. theory.Options.Select(option => option.Name)], [.. theory.Measures.Select(measure => measure.Name)]);

    /// <summary>Those that have these names; null where they are no row's.</summary>
    internal static RowColumns? OfNames(IReadOnlyList<string> names)
    {
        var seed = names.ToList().IndexOf("seed");
        if (seed < 1)
        {
            return null;
        }

        var measures = names.Where(name => name.EndsWith(Mean, StringComparison.Ordinal)).Select(name => name[..^Mean.Length]);
        var columns = new RowColumns([.. names.Skip(1).Take(seed - 1)], [.. measures]);
        return columns.Names.SequenceEqual(names, StringComparer.Ordinal) ? columns : null;
    }

    /// <summary>The values of a row's columns: text, a whole number, a number or null, as of what the row has not.</summary>
    internal IEnumerable<object?> ValuesOf(ResultRow row) =>
    [
        row.Key,
        .. Options.Select(name => OptionValue(row.Option(name))),
        row.Seed.ToString(CultureInfo.InvariantCulture),
        (long)row.Runs,
        .. Measures.Select(row.Measure).SelectMany(MeasureColumns.ValuesOf),
        row.DiedOut is { } died ? (long)died : null,
        string.Join(NoteEnd, row.Notes),
        JsonMembers.Hash(row.TraceHash),
        row.Events,
    ];

    /// <summary>The row that has these values, of every column in order.</summary>
    internal ResultRow Read(StoredRecord values)
    {
        var (seed, end) = (Options.Count + 1, Names.Count - AfterMeasures.Length);
        return new ResultRow(
            values.Text(0),
            [.. Options.Select((name, index) => KeyValuePair.Create(name, values.Text(index + 1)))],
            values.Seed(seed),
            (int)values.Whole(seed + 1),
            [.. Measures.Select((name, index) => MeasureColumns.Read(name, values, seed + 2 + (index * MeasureColumns.Names.Count)))],
            values.Hash(end + 2),
            values.Whole(end + 3))
        {
            DiedOut = values.IsNull(end) ? null : (int)values.Whole(end),
            Notes = NotesOf(values.Text(end + 1)),
        };
    }

    /// <summary>The sentences of the column <c>notes</c>.</summary>
    internal static IReadOnlyList<string> NotesOf(string notes) => notes.Split(NoteEnd, StringSplitOptions.RemoveEmptyEntries);

    private static object? OptionValue(string text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        if (!NumberText.TryNumber(text, out var number) || !string.Equals(NumberText.Write(number), text, StringComparison.Ordinal))
        {
            return text;
        }

        // Up to 2^53 a whole number and its double are written alike.
        return double.IsInteger(number) && Math.Abs(number) < 1L << 53 && !double.IsNegative(number) ? (object)(long)number : number;
    }
}
