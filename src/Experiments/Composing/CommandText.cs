using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Results;
using Distribution.Experiments.Running;
using Distribution.Experiments.Sweeps;

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
        IReadOnlyList<string> runs = row.Runs == 0 ? [] : Runs(row.Runs, row.Seed);
        return Text(Setting(manifest.Command, row.Key, runs));
    }

    /// <summary>The command that shows again how a setting fails.</summary>
    /// <param name="command">The command line of the sweep, without the program.</param>
    /// <param name="failure">The failure.</param>
    internal static string Replay(IReadOnlyList<string> command, CellFailure failure)
    {
        IEnumerable<string> until = failure.UntilWidth is { } width ? [RunOptions.UntilWidth.Flag, NumberText.Write(width)] : [];
        return Text(Setting(command, failure.Key, [.. Runs(failure.Runs, failure.Seed), .. until]));
    }

    private static string[] Runs(int runs, ulong seed) =>
        [RunOptions.Runs.Flag, NumberText.Write(runs), RunOptions.Seed.Flag, FormattableString.Invariant($"{seed}")];

    private static IEnumerable<string> Setting(IReadOnlyList<string> command, string key, IEnumerable<string> runs)
    {
        var parts = key.Split(';');
        var options = parts.Skip(1).Select(part => part.Split('=', 2)).SelectMany(part => new[] { "--" + part[0], part[1] });
        var libraries = LibraryLoader.FilesOf(command).SelectMany(file => new[] { LibraryLoader.Option.Name, file });
        string[] words = CellPlan.IsKeyOfMeasured(key) ? parts[0].Split(' ') : ["simulate", parts[0]];
        return [.. words, .. options, .. runs, .. libraries];
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
