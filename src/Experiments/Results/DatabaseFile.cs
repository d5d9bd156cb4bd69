using Microsoft.Data.Sqlite;

namespace Distribution.Experiments.Results;

/// <summary>A file as an SQLite database of this program.</summary>
internal static class DatabaseFile
{
    // File systems of one machine. On others the shared memory of a write-ahead log does not work.
    private static readonly string[] Local =
    [
        "ext2", "ext3", "ext4", "ext2/ext3", "xfs", "btrfs", "zfs", "f2fs", "tmpfs", "overlay", "overlayfs", "apfs", "hfs", "NTFS", "ReFS",
    ];

    /// <summary>Opens a connection that closes its file when it is closed itself.</summary>
    internal static SqliteConnection Connect(string path, SqliteOpenMode mode)
    {
        // A relative path might look like an address.
        var source = new SqliteConnectionStringBuilder { DataSource = Path.GetFullPath(path), Mode = mode, Pooling = false };
        var connection = new SqliteConnection(source.ToString());
        connection.Open();
        return connection;
    }

    /// <summary>What keeps a transaction whole: a write-ahead log, beside which others read, where the disk is this machine's.</summary>
    internal static string JournalOf(string path)
    {
        try
        {
            var format = new DriveInfo(Path.GetFullPath(path)).DriveFormat;
            return Local.Contains(format, StringComparer.OrdinalIgnoreCase) ? "WAL" : "DELETE";
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or UnauthorizedAccessException)
        {
            return "DELETE";
        }
    }

    /// <summary>Whether the database is more than an empty file.</summary>
    internal static bool HasTables(SqliteConnection connection) => Scalar(connection, "SELECT count(*) FROM sqlite_schema") > 0;

    /// <summary>Refuses what another version has written.</summary>
    /// <exception cref="UsageException">It is not of this format.</exception>
    internal static void CheckVersion(string path, SqliteConnection connection)
    {
        var version = Scalar(connection, "PRAGMA user_version");
        if (version != Manifest.Format)
        {
            throw version < Manifest.Format ? StoreErrors.Damaged(path) : new UsageException(
                $"'{StoreErrors.Named(path)}' has format {NumberText.Write(version)}, from a newer version; this one reads format "
                    + NumberText.Write(Manifest.Format));
        }
    }

    /// <summary>The names of a table's columns, in order, without the first, <c>cell</c>.</summary>
    internal static IReadOnlyList<string> ColumnsOf(SqliteConnection connection, string table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT name FROM pragma_table_info('{table}') WHERE name <> 'cell' ORDER BY cid";
        using var reader = command.ExecuteReader();
        var names = new List<string>();
        while (reader.Read())
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }

    /// <summary>The whole number that a query gives.</summary>
    internal static long Scalar(SqliteConnection connection, string query)
    {
        using var command = connection.CreateCommand();
        command.CommandText = query;
        return (long)command.ExecuteScalar()!;
    }
}
