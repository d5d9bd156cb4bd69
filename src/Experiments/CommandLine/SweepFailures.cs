using Distribution.Experiments.Composing;
using Distribution.Experiments.Sweeps;
using Distribution.Experiments.Terminal;

namespace Distribution.Experiments.CommandLine;

/// <summary>What is said on standard error of settings that failed.</summary>
internal static class SweepFailures
{
    private const int ShownMax = 5;

    /// <summary>Says how many, and of the first ones which, why, and what shows it again, on a line of its own.</summary>
    /// <returns>Whether there is one.</returns>
    internal static bool Write(CommandContext context, IReadOnlyList<CellFailure> failures, int cells)
    {
        if (failures.Count == 0)
        {
            return false;
        }

        var isVerbose = context.Arguments.Contains(CommandTree.Verbose.Name, StringComparer.Ordinal);
        context.Note($"{NumberDisplay.OfSettings(failures.Count, cells)} failed; the same command with --out DIR tries them again");
        foreach (var failure in failures.Take(ShownMax))
        {
            context.Error.Write($"{failure.Key}: {failure.Error}\n  {CommandText.Replay(context.Arguments, failure)}\n");
            context.Error.Write(isVerbose && failure.Cause is { } cause ? cause + "\n" : "");
        }

        context.Error.Write(failures.Count > ShownMax ? $"and {NumberText.Write(failures.Count - ShownMax)} more\n" : "");
        return true;
    }
}
