using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Results;

namespace Distribution.Experiments.Exploring;

/// <summary>Where replay files lie, and the command that replays one.</summary>
internal static class ReplayCommand
{
    /// <summary>Writes a replay file.</summary>
    /// <param name="context">The command that found it.</param>
    /// <param name="folder">Where; null: nothing is written.</param>
    /// <param name="oracle">What does not hold, for the file's name.</param>
    /// <param name="number">Which it is among those by this oracle, from 0 up.</param>
    /// <param name="text">The file's text.</param>
    /// <returns>The command that replays it; null where nothing is written.</returns>
    internal static string? Written(CommandContext context, ResultsFolder? folder, string oracle, int number, Func<string> text)
    {
        if (folder is null)
        {
            return null;
        }

        var letters = oracle.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-');
        var name = $"{string.Concat(letters)}{(number > 0 ? $"-{NumberText.Write(number + 1)}" : string.Empty)}.replay.json";
        folder.Write(name, text());
        var loads = string.Concat(LibraryLoader.FilesOf(context.Arguments).Select(library => $" --load {library}"));
        return $"{CommandTree.Program} replay {Path.Combine(folder.FolderPath, name)}{loads}";
    }
}
