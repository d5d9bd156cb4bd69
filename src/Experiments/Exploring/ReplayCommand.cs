using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Results;

namespace Distribution.Experiments.Exploring;

/// <summary>Where replay files lie, and the command that replays one.</summary>
internal static class ReplayCommand
{
    /// <summary>What is said instead where no file was written.</summary>
    internal const string None = "no file was written; the same command with --out FOLDER writes one that replays it";

    // So that with number and ending every file system takes it.
    private const int NameMax = 60;

    // What no POSIX shell takes for anything but itself.
    private const string PlainSigns = "_-./:=@%+,";

    /// <summary>What the names of files about an oracle begin with.</summary>
    internal static string StemOf(string oracle) =>
        string.Concat(oracle.Take(NameMax).Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-'));

    /// <summary>Writes a replay file. If that cannot be, standard error says why.</summary>
    /// <param name="context">The command that found it.</param>
    /// <param name="folder">Where; null: nothing is written.</param>
    /// <param name="oracle">What does not hold, for the file's name.</param>
    /// <param name="number">Which it is among those of this <see cref="StemOf"/>, from 0 up.</param>
    /// <param name="text">The file's text.</param>
    /// <returns>The command that replays it, as a POSIX shell takes it; null where nothing is written.</returns>
    internal static string? Written(CommandContext context, ResultsFolder? folder, string oracle, int number, Func<string> text)
    {
        if (folder is null)
        {
            return null;
        }

        var name = $"{StemOf(oracle)}{(number > 0 ? $"-{NumberText.Write(number + 1)}" : string.Empty)}.replay.json";
        try
        {
            folder.Write(name, text());
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or EnvironmentException)
        {
            context.Error.Write($"{CommandTree.Program}: {name} cannot be written: {UsageException.Shown(exception.Message)}\n");
            return null;
        }

        var loads = string.Concat(LibraryLoader.FilesOf(context.Arguments).Select(library => $" --load {Quoted(library)}"));
        return $"{CommandTree.Program} replay {Quoted(Path.Combine(folder.FolderPath, name))}{loads}";
    }

    /// <summary>A word as a POSIX shell takes it.</summary>
    private static string Quoted(string word) =>
        word.Length > 0 && word.All(letter => char.IsAsciiLetterOrDigit(letter) || PlainSigns.Contains(letter, StringComparison.Ordinal))
            ? word
            : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
