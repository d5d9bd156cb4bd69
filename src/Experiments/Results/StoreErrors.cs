using Microsoft.Data.Sqlite;

namespace Distribution.Experiments.Results;

/// <summary>What goes wrong with a results database, in one line.</summary>
internal static class StoreErrors
{
    // https://www.sqlite.org/rescode.html
    private const int Corrupt = 11;
    private const int FullDisk = 13;
    private const int NotDatabase = 26;
    private const int Generic = 1;

    /// <summary>Does something with a database.</summary>
    /// <exception cref="UsageException">It is damaged, or no results database.</exception>
    /// <exception cref="EnvironmentException">The disk is full, or does not do what it should.</exception>
    internal static T Tell<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException exception)
        {
            throw Told(path, exception);
        }
        catch (Exception exception) when (exception is InvalidCastException or FormatException or OverflowException
            or InvalidOperationException)
        {
            throw Damaged(path, exception);
        }
    }

    /// <summary>The same.</summary>
    internal static void Tell(string path, Action work) => Tell(path, () =>
    {
        work();
        return true;
    });

    /// <summary>A path in one line, all of it: its end says most.</summary>
    internal static string Named(string path) => string.Concat(path.Select(character => char.IsControl(character) ? ' ' : character));

    /// <summary>What the database holds is not what this program has written.</summary>
    internal static UsageException Damaged(string path, Exception? inner = null) =>
        new($"'{Named(path)}' is damaged or no results database", inner);

    /// <summary>There is no room for the file.</summary>
    internal static EnvironmentException Full(string path, Exception inner) => new(
        $"'{Named(path)}': the disk is full; what was finished is kept, and the same command goes on from there", inner);

    private static Exception Told(string path, SqliteException exception) => exception.SqliteErrorCode switch
    {
        Corrupt or NotDatabase or Generic => Damaged(path, exception),
        FullDisk => Full(path, exception),
        _ => new EnvironmentException(
            $"'{Named(path)}' cannot be read and written: {exception.Message.ReplaceLineEndings(" ")}; what was finished is "
                + "kept, and the same command goes on from there",
            exception),
    };
}
