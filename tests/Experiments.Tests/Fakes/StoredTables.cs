using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Distribution.Experiments.Tests.Fakes;

/// <summary>What a results database holds, as text: a line a record, fields between bars.</summary>
internal static class StoredTables
{
    private static readonly string[] OfCells = ["rows", "runs", "curves", "samples"];

    /// <summary>All that was found, in the order of the grid, without what says when and where.</summary>
    public static string[] Found(string path) =>
        [.. OfCells.SelectMany(table => Read(path, $"SELECT '{table}', * FROM {table} ORDER BY cell, {(table is "samples" ? "rowid" : "2, 3")}"))];

    /// <summary>The records of a query.</summary>
    public static string[] Read(string path, string query)
    {
        using var connection = new SqliteConnection($"Data Source={path};Mode=ReadWrite;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = query;
        using var reader = command.ExecuteReader();
        var lines = new List<string>();
        while (reader.Read())
        {
            lines.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(
                column => Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture))));
        }

        return [.. lines];
    }

    /// <summary>Changes a database behind the program's back.</summary>
    public static void Change(string path, string statement) => Read(path, statement);
}
