using System.Globalization;
using Distribution.Experiments.Output;
using Distribution.Experiments.Running;
using Microsoft.Data.Sqlite;

namespace Distribution.Experiments.Results;

/// <summary>Prepared statements that put finished settings into a database.</summary>
internal sealed class ResultsInsert : IDisposable
{
    private readonly RowColumns columns;
    private readonly SqliteCommand[] remove;
    private readonly SqliteCommand row;
    private readonly SqliteCommand run;
    private readonly SqliteCommand curve;
    private readonly SqliteCommand sample;

    internal ResultsInsert(SqliteConnection connection, RowColumns columns)
    {
        this.columns = columns;
        remove = [.. ResultsSchema.OfCells.Append("failures")
            .Select(table => Prepared(connection, $"DELETE FROM {table} WHERE cell = $0", 1))];
        row = Insert(connection, "rows", 1 + columns.Names.Count);
        run = Insert(connection, "runs", 5 + columns.Measures.Count);
        curve = Insert(connection, "curves", 7);
        sample = Insert(connection, "samples", 5);
    }

    /// <summary>Puts a setting in, in place of what is there of it.</summary>
    internal void Add(StoredCell cell)
    {
        var index = (long)cell.Index;
        foreach (var command in remove)
        {
            Execute(command, [index]);
        }

        if (cell.Row is not null)
        {
            Execute(row, [index, .. columns.ValuesOf(cell.Row)]);
        }

        AddRuns(index, cell);
        if (cell.Curve is { } spread)
        {
            AddCurve(index, spread);
        }

        AddSamples(index, StoredSamples.Measured, cell.Measured);
        AddSamples(index, StoredSamples.Simulated, cell.Simulated);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var command in (SqliteCommand[])[.. remove, row, run, curve, sample])
        {
            command.Dispose();
        }
    }

    private void AddCurve(long index, SpreadCurve spread)
    {
        for (var point = 0; point < spread.Time.Count; point++)
        {
            double[] values = [spread.Time[point], spread.Mean[point], spread.P10[point], spread.P50[point], spread.P90[point]];
            Execute(curve, [index, (long)point, .. values.Select(StoredRecord.Finite)]);
        }
    }

    private void AddRuns(long index, StoredCell cell)
    {
        // The measures of a run are those of its protocol, of which a plan can have several.
        var own = cell.Row?.Measures.Select(measure => measure.Name).ToList() ?? [];
        int[] places = [.. columns.Measures.Select(name => own.IndexOf(name))];
        for (var number = 0; number < cell.Runs.Count; number++)
        {
            var (seed, measures, hash, events) = cell.Runs[number];
            Execute(run,
            [
                index, (long)number, seed.ToString(CultureInfo.InvariantCulture),
                .. places.Select(place => place < 0 ? null : StoredRecord.Finite(measures[place])), JsonMembers.Hash(hash), events,
            ]);
        }
    }

    private void AddSamples(long index, string source, IEnumerable<KeyValuePair<string, IReadOnlyList<double>>> samples)
    {
        foreach (var (measure, values) in samples)
        {
            for (var position = 0; position < values.Count; position++)
            {
                Execute(sample, [index, source, measure, (long)position, StoredRecord.Finite(values[position])]);
            }
        }
    }

    private static SqliteCommand Insert(SqliteConnection connection, string table, int columns) => Prepared(
        connection,
        $"INSERT INTO {table} VALUES ({ResultsSchema.Columns(Enumerable.Range(0, columns).Select(Parameter))})",
        columns);

    private static SqliteCommand Prepared(SqliteConnection connection, string text, int parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        command.Parameters.AddRange(Enumerable.Range(0, parameters).Select(number => new SqliteParameter(Parameter(number), DBNull.Value)));
        command.Prepare();
        return command;
    }

    private static string Parameter(int number) => "$" + NumberText.Write(number);

    private static void Execute(SqliteCommand command, ReadOnlySpan<object?> values)
    {
        for (var number = 0; number < values.Length; number++)
        {
            command.Parameters[number].Value = values[number] ?? DBNull.Value;
        }

        command.ExecuteNonQuery();
    }
}

/// <summary>Where samples come from.</summary>
internal static class StoredSamples
{
    /// <summary>Real processes, or a benchmark's repetitions.</summary>
    internal const string Measured = "measured";

    /// <summary>The simulator beside them.</summary>
    internal const string Simulated = "simulated";
}
