using Distribution.Experiments.Sweeps;
using Microsoft.Data.Sqlite;

namespace Distribution.Experiments.Results;

/// <summary>Reads results.db or the file of a shard, also while another process adds to it. Not for several threads.</summary>
internal sealed class ResultsReader : IDisposable
{
    private const int RowsByQuery = 500;

    private readonly string path;
    private readonly SqliteConnection connection;

    internal ResultsReader(string path, SqliteConnection connection)
    {
        this.path = path;
        this.connection = connection;
        Columns = RowColumns.OfNames(DatabaseFile.ColumnsOf(connection, "rows")) ?? throw StoreErrors.Damaged(path);
    }

    /// <summary>Opens an existing file.</summary>
    /// <exception cref="UsageException">It is damaged, none of this program, or from another version.</exception>
    /// <exception cref="EnvironmentException">It cannot be read.</exception>
    internal static ResultsReader Open(string path) => OpenBegun(path) ?? throw StoreErrors.Damaged(path);

    /// <summary>The same; null where there is no file, or one in which nothing is yet: whoever made it was ended at once.</summary>
    internal static ResultsReader? OpenBegun(string path) => !File.Exists(path) ? null : StoreErrors.Tell(path, () =>
    {
        var opened = DatabaseFile.Connect(path, SqliteOpenMode.ReadWrite);
        try
        {
            if (DatabaseFile.HasTables(opened))
            {
                DatabaseFile.CheckVersion(path, opened);
                return new ResultsReader(path, opened);
            }

            opened.Dispose();
            return null;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    });

    /// <summary>The columns of its rows.</summary>
    internal RowColumns Columns { get; }

    /// <summary>What its plan is identified by.</summary>
    internal string Identity => ResultsOrigin.Identity(Plan());

    /// <summary>Whether there is a file with something in it.</summary>
    /// <exception cref="UsageException">It is damaged, none of this program, or from another version.</exception>
    internal static bool IsBegun(string path)
    {
        using var reader = OpenBegun(path);
        return reader is not null;
    }

    /// <summary>The numbers in the grid of everything that is finished, in order.</summary>
    internal IReadOnlyList<int> Cells() => List("SELECT cell FROM rows ORDER BY cell", [], record => (int)record.Whole(0));

    /// <summary>The settings that have failed, in the order of the grid.</summary>
    internal IReadOnlyList<CellFailure> Failures() => StoreErrors.Tell(path, () => FailedSettings.In(connection));

    /// <summary>What is run.</summary>
    internal Manifest Plan() => StoreErrors.Tell(path, () => ResultsOrigin.Read(connection));

    /// <summary>Everything that is finished, by its number in the grid.</summary>
    internal IReadOnlyDictionary<int, ResultRow> Rows() => Rows("ORDER BY cell", []);

    /// <summary>Some rows, in the order of the grid.</summary>
    internal IReadOnlyDictionary<int, ResultRow> Rows(IEnumerable<int> cells) => cells.Order().Chunk(RowsByQuery)
        .SelectMany(chunk => Rows($"WHERE cell IN ({string.Join(", ", chunk.Select(cell => NumberText.Write(cell)))}) ORDER BY cell", []))
        .ToDictionary();

    /// <summary>Calls for every row in the order of the grid, at the values of these columns; nothing else is read.</summary>
    internal void Scan(IEnumerable<string> columns, Action<StoredRecord> visit) => Each(
        $"SELECT {ResultsSchema.Columns(columns.Select(ResultsSchema.Quoted))} FROM rows ORDER BY cell", [], visit);

    /// <summary>One measure of every run of a setting, in run order; not-a-number where a run did not define it.</summary>
    internal IReadOnlyList<double> Runs(int cell, string measure) => Columns.Measures.Contains(measure, StringComparer.Ordinal)
        ? List($"SELECT {ResultsSchema.Quoted(measure)} FROM runs WHERE cell = $0 ORDER BY run", [cell], record => record.Number(0))
        : [];

    /// <summary>The curve of a setting: time, mean, 0.1 quantile, median, 0.9 quantile at each point.</summary>
    internal IReadOnlyList<double[]> Curve(int cell) => List(
        "SELECT time, mean, p10, p50, p90 FROM curves WHERE cell = $0 ORDER BY point",
        [cell],
        record => Enumerable.Range(0, 5).Select(column => record.Number(column)).ToArray());

    /// <summary>Samples by measure, in the order in which they were kept.</summary>
    /// <param name="source">One of <see cref="StoredSamples"/>.</param>
    internal ILookup<string, double> Samples(string source) => List(
        "SELECT measure, value FROM samples WHERE source = $0 ORDER BY cell, rowid",
        [source],
        record => (Measure: record.Text(0), Value: record.Number(1)))
        .ToLookup(pair => pair.Measure, pair => pair.Value, StringComparer.Ordinal);

    /// <summary>The samples of one setting by measure, of whichever source.</summary>
    internal ILookup<string, double> Samples(int cell) => List(
        "SELECT measure, value FROM samples WHERE cell = $0 ORDER BY rowid",
        [cell],
        record => (Measure: record.Text(0), Value: record.Number(1)))
        .ToLookup(pair => pair.Measure, pair => pair.Value, StringComparer.Ordinal);

    /// <summary>Writes the rows as rows.csv has them.</summary>
    internal void Export(TextWriter output)
    {
        var names = Columns.Names;
        output.Write(Csv.Line(names));
        Scan(names, record =>
        {
            record.Write(output, 0);
            for (var column = 1; column < names.Count; column++)
            {
                output.Write(',');
                record.Write(output, column);
            }

            output.Write('\n');
        });
    }

    /// <inheritdoc/>
    public void Dispose() => connection.Dispose();

    private Dictionary<int, ResultRow> Rows(string which, IReadOnlyList<object> parameters)
    {
        var rows = new Dictionary<int, ResultRow>();
        Each(
            $"SELECT cell, {ResultsSchema.Columns(Columns.Names.Select(ResultsSchema.Quoted))} FROM rows {which}",
            parameters,
            record => rows.Add((int)record.Whole(0), Columns.Read(record.From(1))));
        return rows;
    }

    private List<T> List<T>(string query, IReadOnlyList<object> parameters, Func<StoredRecord, T> read)
    {
        var list = new List<T>();
        Each(query, parameters, record => list.Add(read(record)));
        return list;
    }

    private void Each(string query, IReadOnlyList<object> parameters, Action<StoredRecord> visit) => StoreErrors.Tell(path, () =>
    {
        using var command = connection.CreateCommand();
        command.CommandText = query;
        for (var index = 0; index < parameters.Count; index++)
        {
            command.Parameters.AddWithValue($"${NumberText.Write(index)}", parameters[index]);
        }

        using var reader = command.ExecuteReader();
        var record = new StoredRecord(reader);
        while (reader.Read())
        {
            visit(record);
        }
    });
}
