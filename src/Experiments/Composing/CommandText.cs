using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Results;
using Distribution.Experiments.Running;

namespace Distribution.Experiments.Composing;

/// <summary>Commands as a reader can paste them into a shell.</summary>
internal static class CommandText
{
    private const string Out = "--out";

    /// <summary>The command that made the folder.</summary>
    internal static string Of(StoredManifest manifest) => Text([.. Verb(manifest), .. manifest.Command]);

    /// <summary>The command that finishes what the folder has begun: the same one, into this folder.</summary>
    internal static string Resume(StoredResults results)
    {
        var kept = CommandWords.Without(results.Manifest.Command, Out);
        return Text([.. Verb(results.Manifest), .. kept, Out, results.FolderPath]);
    }

    /// <summary>The command that gives a row again.</summary>
    internal static string Replay(StoredManifest manifest, ResultRow row)
    {
        var parts = row.Key.Split(';');
        var options = parts.Skip(1).Select(part => part.Split('=', 2)).SelectMany(part => new[] { "--" + part[0], part[1] });
        var libraries = LibraryLoader.FilesOf(manifest.Command).SelectMany(file => new[] { LibraryLoader.Option.Name, file });
        var seed = FormattableString.Invariant($"{row.Seed}");
        IReadOnlyList<string> runs = row.Runs == 0 ? [] : ["--runs", NumberText.Write(row.Runs), "--seed", seed];
        string[] words = CellPlan.IsKeyOfMeasured(row.Key) ? parts[0].Split(' ') : ["simulate", parts[0]];
        return Text([.. words, .. options, .. runs, .. libraries]);
    }

    // The tour may have been asked for without its name.
    private static string[] Verb(StoredManifest manifest) =>
        manifest.Command.Contains(manifest.Verb, StringComparer.Ordinal) ? [] : [manifest.Verb];

    private static string Text(IEnumerable<string> words) => string.Join(' ', words.Select(Quoted).Prepend(CommandTree.Program));

    // A range such as 1e3..1e6*10 is a pattern to a shell.
    private static string Quoted(string word) =>
        word.Length > 0 && word.All(unit => char.IsAsciiLetterOrDigit(unit) || "_@%+=:,./-".Contains(unit, StringComparison.Ordinal))
            ? word
            : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
