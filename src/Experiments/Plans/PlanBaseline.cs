using Distribution.Experiments.Sweeps;

namespace Distribution.Experiments.Plans;

/// <summary>What a plan says that its settings are compared with, run by run.</summary>
internal static class PlanBaseline
{
    /// <summary>Of a plan that has been checked; null: it does not say.</summary>
    internal static SweepBaseline? Of(YamlValue document) =>
        document.Member(PlanKey.Baseline.Name) is { Members: [var only] } ? new SweepBaseline(only.Name, only.Value.Text ?? "") : null;

    /// <summary>Checks it.</summary>
    /// <exception cref="UsageException">It is no axis with one of its values, or runs share no random numbers.</exception>
    internal static void Check(YamlValue document, PlanPlace place, IReadOnlyList<SweepGrid> grids)
    {
        if (document.Member(PlanKey.Baseline.Name) is not { } given)
        {
            return;
        }

        if (place.Members(given, PlanKey.Baseline.Name) is not [var only])
        {
            throw place.Error(given, "baseline has several members; allowed is one axis with one of its values");
        }

        if (grids.Any(grid => grid.IsMeasured))
        {
            throw place.Error(given, "baseline: runs on real processes share no random numbers; allowed are plans of kind simulate");
        }

        var axes = SweepPlan.AxesOf(grids);
        var axis = axes.FirstOrDefault(axis => string.Equals(axis.Name, only.Name, StringComparison.Ordinal))
            ?? throw place.Unknown(only, "no axis of this plan", [.. axes.Select(axis => axis.Name)]);
        var text = place.Text(only.Value, only.Name);
        if (!axis.Values.Any(value => NumberText.AreSame(value, text)))
        {
            throw place.Unknown(only.Value, $"no value of {axis.Name}", [.. axis.Values]);
        }
    }
}
