using Distribution.Experiments.Sweeps;
using Microsoft.Data.Sqlite;

namespace Distribution.Experiments.Results;

/// <summary>Puts the settings of one database into another of the same plan.</summary>
internal static class ResultsMerge
{
    private const string New = "cell NOT IN (SELECT cell FROM main.rows)";
    private const string Shared = "cell IN (SELECT cell FROM main.rows) AND cell IN (SELECT cell FROM other.rows)";

    /// <summary>Opens the other database beside this one, until the result is disposed of; outside of a transaction.</summary>
    internal static IDisposable Attach(SqliteConnection connection, string other)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "ATTACH $0 AS other";
        command.Parameters.AddWithValue("$0", Path.GetFullPath(other));
        command.ExecuteNonQuery();
        return new Attached(connection);
    }

    /// <summary>Whether the other has settings of a part that are not there yet.</summary>
    internal static bool HasNew(SqliteConnection connection, SweepShard part) =>
        DatabaseFile.Scalar(connection, $"SELECT EXISTS (SELECT * FROM other.rows WHERE {New} AND {In(part)})") > 0
        || (FailedSettings.AreIn(connection, "other")
            && DatabaseFile.Scalar(connection, $"SELECT EXISTS (SELECT * FROM other.failures WHERE {New} AND {In(part)})") > 0);

    /// <summary>Takes over the settings of a part that are not there yet, inside of a transaction.</summary>
    /// <exception cref="UsageException">A setting that is there has other results.</exception>
    internal static void Take(SqliteConnection connection, string other, SweepShard part)
    {
        Compare(connection, other);
        var taken = $"{New} AND {In(part)}";
        using var command = connection.CreateCommand();

        // Rows last: they say which settings are there.
        command.CommandText = $"""
            INSERT INTO main.environment SELECT * FROM other.environment WHERE EXISTS (SELECT * FROM other.rows WHERE {taken})
                EXCEPT SELECT * FROM main.environment;
            INSERT INTO main.runs SELECT * FROM other.runs WHERE {taken};
            INSERT INTO main.curves SELECT * FROM other.curves WHERE {taken};
            INSERT INTO main.samples SELECT * FROM other.samples WHERE {taken} ORDER BY rowid;
            INSERT INTO main.rows SELECT * FROM other.rows WHERE {taken};
            """;
        command.ExecuteNonQuery();
        if (FailedSettings.AreIn(connection, "other"))
        {
            command.CommandText = $"""
                INSERT INTO main.failures SELECT * FROM other.failures WHERE {In(part)} ON CONFLICT (cell)
                    DO UPDATE SET error = excluded.error, runs = excluded.runs, tries = excluded.tries WHERE excluded.tries > tries;
                """;
            command.ExecuteNonQuery();
        }

        command.CommandText = "DELETE FROM main.failures WHERE cell IN (SELECT cell FROM main.rows)";
        command.ExecuteNonQuery();
    }

    private static void Compare(SqliteConnection connection, string other)
    {
        using var command = connection.CreateCommand();
        foreach (var table in ResultsSchema.OfCells)
        {
            command.CommandText = $"""
                SELECT key FROM main.rows WHERE cell IN (
                    SELECT cell FROM ({Less("other", "main")}) UNION SELECT cell FROM ({Less("main", "other")})) ORDER BY cell LIMIT 1
                """;
            if (command.ExecuteScalar() is string key)
            {
                throw new UsageException(
                    $"'{StoreErrors.Named(other)}' has other results of {UsageException.Shown(key)} than another shard of the same sweep; "
                        + "they were made by different versions, on real processes, or a file was changed");
            }

            string Less(string one, string less) =>
                $"SELECT * FROM {one}.{table} WHERE {Shared} EXCEPT SELECT * FROM {less}.{table} WHERE {Shared}";
        }
    }

    private static string In(SweepShard part) => part.IsPart
        ? $"cell % {NumberText.Write(part.Count)} = {NumberText.Write(part.Number - 1)}"
        : "true";

    private sealed class Attached(SqliteConnection connection) : IDisposable
    {
        public void Dispose()
        {
            using var command = connection.CreateCommand();
            command.CommandText = "DETACH other";
            command.ExecuteNonQuery();
        }
    }
}
