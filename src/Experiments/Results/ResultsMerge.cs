using Microsoft.Data.Sqlite;

namespace Distribution.Experiments.Results;

/// <summary>Puts the settings of one database into another of the same plan.</summary>
internal static class ResultsMerge
{
    private const string New = "cell NOT IN (SELECT cell FROM main.rows)";

    /// <summary>Opens the other database beside this one, until the result is disposed of; outside of a transaction.</summary>
    internal static IDisposable Attach(SqliteConnection connection, string shard)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "ATTACH $0 AS shard";
        command.Parameters.AddWithValue("$0", shard);
        command.ExecuteNonQuery();
        return new Attached(connection);
    }

    /// <summary>Takes over what is not there yet, inside of a transaction.</summary>
    /// <exception cref="UsageException">A setting that is there has other results.</exception>
    internal static void Take(SqliteConnection connection, string shard)
    {
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT key FROM (
                SELECT * FROM shard.rows WHERE cell IN (SELECT cell FROM main.rows)
                EXCEPT SELECT * FROM main.rows WHERE cell IN (SELECT cell FROM shard.rows)) ORDER BY cell LIMIT 1
            """;
        if (command.ExecuteScalar() is string key)
        {
            throw new UsageException(
                $"'{StoreErrors.Named(shard)}' has other results of {UsageException.Shown(key)} than another shard of the same sweep; "
                    + "they were made by different versions, or a file was changed");
        }

        // Rows last: they say which settings are there.
        command.CommandText = $"""
            INSERT INTO main.runs SELECT * FROM shard.runs WHERE {New};
            INSERT INTO main.curves SELECT * FROM shard.curves WHERE {New};
            INSERT INTO main.samples SELECT * FROM shard.samples WHERE {New} ORDER BY rowid;
            INSERT INTO main.rows SELECT * FROM shard.rows WHERE {New};
            INSERT INTO main.environment SELECT * FROM shard.environment EXCEPT SELECT * FROM main.environment;
            """;
        command.ExecuteNonQuery();
    }

    private sealed class Attached(SqliteConnection connection) : IDisposable
    {
        public void Dispose()
        {
            using var command = connection.CreateCommand();
            command.CommandText = "DETACH shard";
            command.ExecuteNonQuery();
        }
    }
}
