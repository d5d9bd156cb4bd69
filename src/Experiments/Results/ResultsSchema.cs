namespace Distribution.Experiments.Results;

/// <summary>The tables and views of results.db; docs/results.md says what they hold.</summary>
internal static class ResultsSchema
{
    // A table has at most 2,000 columns: https://www.sqlite.org/limits.html
    private const int MeasuresMax = 100;

    /// <summary>The tables whose records belong to settings.</summary>
    internal static IReadOnlyList<string> OfCells { get; } = ["rows", "runs", "curves", "samples"];

    /// <summary>The table of settings that failed, which databases of earlier versions do not have.</summary>
    internal const string Failures = """
        CREATE TABLE IF NOT EXISTS failures (
            cell INTEGER PRIMARY KEY, key TEXT NOT NULL, error TEXT NOT NULL, tries INTEGER NOT NULL, seed TEXT NOT NULL,
            runs INTEGER NOT NULL, untilCi REAL);
        """;

    private static readonly string[] OfRuns = ["cell", "run", "seed", "traceHash", "events"];

    /// <summary>The statements that make an empty database.</summary>
    /// <exception cref="UsageException">Two columns would have one name.</exception>
    internal static string Of(RowColumns columns)
    {
        if (columns.Measures.Count > MeasuresMax)
        {
            throw new UsageException($"there are {NumberText.Write(columns.Measures.Count)} measures, and results have room for "
                + NumberText.Write(MeasuresMax));
        }

        Distinct(["cell", .. columns.Names]);
        Distinct([.. OfRuns, .. columns.Measures]);
        return $"""
            CREATE TABLE plan (
                identity TEXT NOT NULL, verb TEXT NOT NULL, name TEXT NOT NULL, command TEXT NOT NULL, seed TEXT NOT NULL,
                runs INTEGER NOT NULL, cells INTEGER NOT NULL, options TEXT NOT NULL, axes TEXT NOT NULL, text TEXT);
            CREATE TABLE environment (
                startedUtc TEXT NOT NULL, version TEXT NOT NULL, "commit" TEXT, runtime TEXT NOT NULL, system TEXT NOT NULL,
                architecture TEXT NOT NULL, processors INTEGER NOT NULL, memoryBytes INTEGER NOT NULL);
            CREATE TABLE rows (cell INTEGER PRIMARY KEY, {Columns(columns.Names.Select(name => $"{Quoted(name)}{TypeOf(name, columns)}"))});
            CREATE TABLE runs (
                cell INTEGER NOT NULL, run INTEGER NOT NULL, seed TEXT NOT NULL,
                {string.Concat(columns.Measures.Select(name => Quoted(name) + " REAL, "))}traceHash TEXT NOT NULL, events INTEGER NOT NULL,
                PRIMARY KEY (cell, run)) WITHOUT ROWID;
            CREATE TABLE curves (
                cell INTEGER NOT NULL, point INTEGER NOT NULL, time REAL, mean REAL, p10 REAL, p50 REAL, p90 REAL,
                PRIMARY KEY (cell, point)) WITHOUT ROWID;
            CREATE TABLE samples (
                cell INTEGER NOT NULL, source TEXT NOT NULL, measure TEXT NOT NULL, position INTEGER NOT NULL, value REAL);
            CREATE INDEX samplesOfCell ON samples (cell);
            {Failures}
            {Views(columns)}
            PRAGMA user_version = {NumberText.Write(Manifest.Format)};
            """;
    }

    /// <summary>A name as SQL has it, whatever it is.</summary>
    internal static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>Names in a list.</summary>
    internal static string Columns(IEnumerable<string> columns) => string.Join(", ", columns);

    private static string TypeOf(string name, RowColumns columns) => name switch
    {
        "runs" or "diedOut" or "events" => " INTEGER",
        "key" or "seed" or "notes" or "traceHash" => " TEXT",
        _ when columns.Options.Contains(name, StringComparer.Ordinal) => "",
        _ => " " + MeasureColumns.TypeOf(name[(name.LastIndexOf('.') + 1)..]),
    };

    // The same once more as one line for each option, and one for each measure, of a row.
    private static string Views(RowColumns columns)
    {
        var options = columns.Options.Select(name => $"SELECT cell, key, {Text(name)} AS option, {Quoted(name)} AS value FROM rows");
        var measures = columns.Measures.Select(name => $"SELECT cell, key, {Text(name)} AS measure, "
            + Columns(MeasureColumns.Names.Select(part => $"{Quoted($"{name}.{part}")} AS {part}")) + " FROM rows");
        return columns.Measures.Count == 0 ? "" : $"""
            CREATE VIEW rowOptions AS {string.Join(" UNION ALL ", options)};
            CREATE VIEW rowMeasures AS {string.Join(" UNION ALL ", measures)};
            """;
    }

    private static string Text(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    // SQL does not tell capitals from small letters in names.
    private static void Distinct(IEnumerable<string> names)
    {
        if (names.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Skip(1).Any()) is { } twice)
        {
            throw new UsageException($"'{UsageException.Shown(twice.Key)}' is the name of two columns of the results: a protocol's options "
                + $"and measures must have other names, also than {string.Join(", ", OfRuns)}, key, runs, diedOut and notes");
        }
    }
}
