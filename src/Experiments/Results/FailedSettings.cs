using System.Globalization;
using Distribution.Experiments.Sweeps;
using Microsoft.Data.Sqlite;

namespace Distribution.Experiments.Results;

/// <summary>The table <c>failures</c> of a results database: a record for each setting of which a run broke off, until it is
/// finished.</summary>
internal static class FailedSettings
{
    /// <summary>Puts a failure in, inside of a transaction; of a setting that failed before, the tries are counted.</summary>
    internal static void Add(SqliteConnection connection, CellFailure failure)
    {
        using var command = connection.CreateCommand();
        command.CommandText = """
            INSERT INTO failures VALUES ($0, $1, $2, 1, $3, $4, $5)
                ON CONFLICT (cell) DO UPDATE SET error = excluded.error, runs = excluded.runs, tries = tries + 1
            """;
        object?[] values =
        [
            failure.Cell, failure.Key, failure.Error, failure.Seed.ToString(CultureInfo.InvariantCulture), failure.Runs,
            failure.UntilWidth,
        ];
        for (var index = 0; index < values.Length; index++)
        {
            command.Parameters.AddWithValue($"${NumberText.Write(index)}", values[index] ?? DBNull.Value);
        }

        command.ExecuteNonQuery();
    }

    /// <summary>The failures, in the order of the grid; none of a database of an earlier version.</summary>
    internal static IReadOnlyList<CellFailure> In(SqliteConnection connection)
    {
        var failures = new List<CellFailure>();
        if (!AreIn(connection, "main"))
        {
            return failures;
        }

        using var command = connection.CreateCommand();
        command.CommandText = "SELECT cell, key, error, seed, runs, untilCi, tries FROM failures ORDER BY cell";
        using var reader = command.ExecuteReader();
        var record = new StoredRecord(reader);
        while (reader.Read())
        {
            failures.Add(new CellFailure(
                (int)record.Whole(0),
                record.Text(1),
                record.Text(2),
                record.Seed(3),
                (int)record.Whole(4),
                record.IsNull(5) ? null : record.Number(5))
            {
                Tries = (int)record.Whole(6),
            });
        }

        return failures;
    }

    /// <summary>Whether a database that is open beside another has such a table.</summary>
    internal static bool AreIn(SqliteConnection connection, string database) =>
        DatabaseFile.Scalar(connection, $"SELECT count(*) FROM {database}.sqlite_schema WHERE name = 'failures'") > 0;
}
