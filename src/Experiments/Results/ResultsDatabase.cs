using Distribution.Experiments.Sweeps;
using Microsoft.Data.Sqlite;

namespace Distribution.Experiments.Results;

/// <summary>
/// results.db, or the file of a shard, opened to be added to: everything that a command has found. A setting comes in whole in one
/// transaction, and the disk has it when <see cref="Add(StoredCell)"/> returns: what is there is finished, whenever the process ends.
/// One process at a time, held off by a lock that ends with the process; others may read meanwhile. Not for several threads.
/// </summary>
internal sealed class ResultsDatabase : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly FileLock held;
    private readonly Manifest manifest;
    private readonly Lazy<ResultsInsert> insert;

    private ResultsDatabase(string path, FileLock held, SqliteConnection connection, Manifest manifest, RowColumns columns)
    {
        Path = path;
        this.held = held;
        this.connection = connection;
        this.manifest = manifest;
        Columns = columns;
        insert = new(() => new ResultsInsert(connection, columns));
    }

    /// <summary>The file.</summary>
    internal string Path { get; }

    /// <summary>The columns of its rows.</summary>
    internal RowColumns Columns { get; }

    /// <summary>Makes the file, or opens the one that the same plan has left.</summary>
    /// <param name="path">The file; its folder exists.</param>
    /// <param name="manifest">What is to be run.</param>
    /// <param name="columns">The columns of its rows.</param>
    /// <exception cref="UsageException">The file holds something else, is damaged or from another version; it is as it was.</exception>
    /// <exception cref="EnvironmentException">Another process is adding to it, or it cannot be written.</exception>
    internal static ResultsDatabase Open(string path, Manifest manifest, RowColumns columns)
    {
        var file = FileLock.Take(path);
        SqliteConnection? opened = null;
        try
        {
            return StoreErrors.Tell(path, () =>
            {
                Verify(path, manifest, columns);
                opened = DatabaseFile.Connect(path, SqliteOpenMode.ReadWriteCreate);
                var database = new ResultsDatabase(path, file, opened, manifest, columns);
                database.Prepare();
                return database;
            });
        }
        catch
        {
            opened?.Dispose();
            file.Dispose();
            throw;
        }
    }

    /// <summary>Adds a setting, in place of what is there of it; afterwards the disk has it.</summary>
    /// <exception cref="EnvironmentException">The disk is full or fails: nothing of the setting is there.</exception>
    internal void Add(StoredCell cell) => Add([cell]);

    /// <summary>The same for several settings in one transaction.</summary>
    internal void Add(IEnumerable<StoredCell> cells) => Change(() =>
    {
        ResultsOrigin.Write(connection, manifest);
        foreach (var cell in cells)
        {
            insert.Value.Add(cell);
        }
    });

    /// <summary>Notes that a setting has failed, once more where it had before.</summary>
    /// <exception cref="EnvironmentException">The disk is full or fails.</exception>
    internal void Add(CellFailure failure) => Change(() =>
    {
        ResultsOrigin.Write(connection, manifest);
        FailedSettings.Add(connection, failure);
    });

    /// <summary>The settings that have failed and are not finished, in the order of the grid.</summary>
    internal IReadOnlyList<CellFailure> Failures() => StoreErrors.Tell(Path, () => FailedSettings.In(connection));

    /// <summary>Takes over the settings of another file of the same plan, in one transaction, and compares those that both have.</summary>
    /// <exception cref="UsageException">It is of another plan, or has other results of the same setting.</exception>
    internal void Merge(string other) => With(other, () => Change(() => ResultsMerge.Take(connection, other, SweepShard.Whole)));

    /// <summary>The same of the settings of a part, if there is one among them that is new.</summary>
    /// <exception cref="UsageException">It is of another plan, or has other results of the same setting.</exception>
    internal void TakeOver(string other, SweepShard part) => With(other, () =>
    {
        if (ResultsMerge.HasNew(connection, part))
        {
            Change(() => ResultsMerge.Take(connection, other, part));
        }
    });

    /// <summary>Everything that is finished, by its number in the grid.</summary>
    internal IReadOnlyDictionary<int, ResultRow> Rows() => StoreErrors.Tell(Path, () => new ResultsReader(Path, connection).Rows());

    /// <summary>One measure of every run of a setting, in run order; not-a-number where a run did not define it.</summary>
    internal IReadOnlyList<double> Runs(int cell, string measure) =>
        StoreErrors.Tell(Path, () => new ResultsReader(Path, connection).Runs(cell, measure));

    /// <summary>The samples of one setting by measure; none where none were kept.</summary>
    internal ILookup<string, double> Samples(int cell) => StoreErrors.Tell(Path, () => new ResultsReader(Path, connection).Samples(cell));

    /// <summary>The numbers in the grid of everything that is finished, in order.</summary>
    internal IReadOnlyList<int> Cells() => StoreErrors.Tell(Path, () => new ResultsReader(Path, connection).Cells());

    /// <summary>How many settings are finished.</summary>
    internal int Count() => StoreErrors.Tell(Path, () => (int)DatabaseFile.Scalar(connection, "SELECT count(*) FROM rows"));

    /// <summary>Writes rows.csv: the rows in the order of the grid, whatever the order was in which they were finished.</summary>
    internal void Export(TextWriter output) => StoreErrors.Tell(Path, () => new ResultsReader(Path, connection).Export(output));

    /// <summary>Closes the file, all in one piece where nobody reads it, and lets others have it.</summary>
    public void Dispose()
    {
        if (insert.IsValueCreated)
        {
            insert.Value.Dispose();
        }

        try
        {
            Run("PRAGMA journal_mode = DELETE");
        }
        catch (SqliteException)
        {
            // Somebody reads it, or the disk is full: the log stays beside the file, and whoever opens it next reads both.
        }

        connection.Dispose();
        held.Dispose();
    }

    private void With(string other, Action work)
    {
        Verify(other, manifest, Columns);
        StoreErrors.Tell(Path, () =>
        {
            using var attached = ResultsMerge.Attach(connection, other);
            work();
        });
    }

    private static void Verify(string path, Manifest manifest, RowColumns columns)
    {
        using var reader = ResultsReader.OpenBegun(path);
        if (reader is not null && (!string.Equals(reader.Identity, ResultsOrigin.Identity(manifest), StringComparison.Ordinal)
            || !reader.Columns.Names.SequenceEqual(columns.Names, StringComparer.Ordinal)))
        {
            var difference = ManifestDifference.OfWhatIsRun(reader.Plan(), manifest) ?? "its columns are another version's";
            throw new UsageException($"'{StoreErrors.Named(path)}' holds the results of something else: {difference}");
        }
    }

    private void Prepare()
    {
        Run($"PRAGMA journal_mode = {DatabaseFile.JournalOf(Path)}; PRAGMA synchronous = FULL");
        if (!DatabaseFile.HasTables(connection))
        {
            Change(() =>
            {
                Run(ResultsSchema.Of(Columns));
                ResultsOrigin.WritePlan(connection, manifest);
            });
        }
        else
        {
            Change(() =>
            {
                Run(ResultsSchema.Failures);
                ResultsOrigin.WriteText(connection, manifest);
            });
        }
    }

    private void Change(Action work) => StoreErrors.Tell(Path, () =>
    {
        Run("BEGIN IMMEDIATE");
        try
        {
            work();
            Run("COMMIT");
        }
        catch
        {
            TryRollBack();
            throw;
        }
    });

    private void TryRollBack()
    {
        try
        {
            Run("ROLLBACK");
        }
        catch (SqliteException)
        {
            // A full disk has ended the transaction already.
        }
    }

    private void Run(string text)
    {
        using var command = connection.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }
}
