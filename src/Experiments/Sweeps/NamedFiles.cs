using Distribution.Experiments.Running;
using Distribution.Protocol;

namespace Distribution.Experiments.Sweeps;

/// <summary>The files that settings name, such as a fault plan: what they contain is a part of what is run.</summary>
internal static class NamedFiles
{
    /// <summary>What identifies some settings, with the contents of the files that they name; the same where they name none.</summary>
    /// <param name="identity">What identifies them by the names alone.</param>
    /// <param name="cells">The settings.</param>
    /// <exception cref="UsageException">A file cannot be read.</exception>
    internal static ulong Identity(ulong identity, IEnumerable<CellPlan> cells) => cells
        .SelectMany(cell => cell.Settings.Options.Where(option => option.FileIn is not null)
            .Select(option => option.FileIn!(cell.Settings.TextOf(option))))
        .OfType<string>().Distinct(StringComparer.Ordinal)
        .Aggregate(identity, WithContents);

    /// <summary>What identifies something, with the contents of one file.</summary>
    /// <exception cref="UsageException">It cannot be read.</exception>
    internal static ulong WithContents(ulong identity, string path)
    {
        try
        {
            return StableHash.Add(identity, StableHash.Of(File.ReadAllBytes(path)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"'{UsageException.Shown(path)}': there is no such file, or it cannot be read", exception);
        }
    }
}
