using System.Globalization;
using Distribution.Experiments.Running;

namespace Distribution.Experiments.Sweeps;

/// <summary>Keeps the workers of a setting within the memory that there is, since a process that takes more is killed without a
/// word.</summary>
internal static class MemoryGuard
{
    // The rest is for results, for the garbage of several runs, and for what else is on the machine.
    private const double UsableShare = 0.8;

    /// <summary>The setting with no more workers than fit into the memory; what its runs show does not change.</summary>
    /// <param name="cell">The setting.</param>
    /// <param name="memoryBytes">How much memory there is.</param>
    /// <exception cref="EnvironmentException">Not even one worker fits.</exception>
    internal static CellPlan Fit(CellPlan cell, long memoryBytes)
    {
        var each = Math.Max(1, cell.Protocol.MemoryBytesOf(cell.Settings));
        var workers = (long)(memoryBytes * UsableShare / each);
        return workers > 0
            ? cell with { Jobs = (int)Math.Min(cell.Jobs, workers) }
            : throw new EnvironmentException(string.Create(
                CultureInfo.InvariantCulture,
                $"the cell {cell.Key}: one run needs about {Gigabytes(each)}, and of {Gigabytes(memoryBytes)} memory "
                    + $"{UsableShare:P0} may be used; nothing was run"));
    }

    private static string Gigabytes(double bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0.##} GB");
}
