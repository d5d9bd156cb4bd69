using Distribution.Experiments.Reports.Charts;
using Distribution.Experiments.Results;
using Distribution.Experiments.Sweeps;

namespace Distribution.Experiments.Composing;

/// <summary>The colours of mechanisms: each keeps its own on a page, also in a chart that does not have them all.</summary>
internal static class MechanismSeries
{
    /// <summary>How many can be told apart.</summary>
    internal const int Most = 6;

    /// <summary>That of a row; null where there are no mechanisms or too many.</summary>
    internal static Series? Of(StoredResults results, ResultRow row)
    {
        var name = row.Option(SweepPlan.Mechanism);
        if (!results.Manifest.Axes.Contains(SweepPlan.Mechanism, StringComparer.Ordinal))
        {
            return null;
        }

        var all = results.Manifest.ValuesOf(SweepPlan.Mechanism);
        return all.Count <= Most && all.ToList().IndexOf(name) is var index and >= 0 ? Series.Category(name, index + 1) : null;
    }
}
