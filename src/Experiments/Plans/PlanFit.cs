using Distribution.Experiments.Running;
using Distribution.Experiments.Sweeps;
using Distribution.Experiments.Theory;

namespace Distribution.Experiments.Plans;

/// <summary>Whether what a plan wants to be shown can come of what it runs: a chart of its axes, a theory of one of its cells, a published
/// row of one of its cells. Names are checked before: <see cref="PlanDisplay.Check"/>.</summary>
/// <param name="place">Says where errors are.</param>
/// <param name="plan">What is run.</param>
internal sealed class PlanFit(PlanPlace place, SweepPlan plan)
{
    private const int ValuesMax = 12;

    /// <summary>Checks all of a plan.</summary>
    /// <exception cref="UsageException">Something would be missing in the report.</exception>
    internal void Check(YamlValue document, IReadOnlyList<string> measures)
    {
        var fitting = PlanCharts.Fitting(plan, measures);
        foreach (var chart in ItemsOf(document, PlanKey.Charts).Where(chart => !fitting.Contains(chart.Text, StringComparer.Ordinal)))
        {
            var axes = string.Join(" and ", plan.Axes.Select(axis => axis.Name));
            throw place.Unknown(chart, $"no chart of what changes here, {axes}", fitting);
        }

        if (document.Member(PlanKey.Target.Name) is { } target && !fitting.Contains(PlanCharts.OfReach, StringComparer.Ordinal))
        {
            throw place.Error(
                target, "target: no heat map of reach fits what changes here; allowed are plans with the chart " + PlanCharts.OfReach);
        }

        foreach (var theory in ItemsOf(document, PlanKey.Theory).Where(theory => !Applies(theory.Text!)))
        {
            throw place.Unknown(theory, "a theory that says nothing of any cell of this plan", [.. TheoryList.Names.Where(Applies)]);
        }

        foreach (var grid in ItemsOf(document, PlanKey.Grids).Prepend(document))
        {
            var mechanism = ReferenceEquals(grid, document) ? "" : grid.Member(PlanKey.Title.Name)?.Text ?? "";
            foreach (var row in grid.Member(PlanKey.Published.Name)?.Member(PlanKey.Rows.Name)?.Items ?? [])
            {
                CheckRow(row, mechanism);
            }
        }
    }

    private bool Applies(string theory) => plan.Cells.Any(cell => TheoryList.AppliesTo(theory, cell.Settings));

    private void CheckRow(YamlValue row, string mechanism)
    {
        var at = row.Member(PlanPublished.At);
        var options = at?.Members ?? [];
        CellPlan[] cells = [.. plan.Cells.Where(cell => mechanism.Length == 0 || cell.Mechanism == mechanism)];
        if (!cells.Any(cell => options.All(option => NumberText.AreSame(TextOf(cell, option.Name), option.Value.Text ?? ""))))
        {
            var allowed = options.Select(option => $"{option.Name} " + Listed(cells.Select(cell => TextOf(cell, option.Name))));
            throw place.Error(
                at ?? row,
                $"no cell of this plan has {string.Join(" and ", options.Select(option => $"{option.Name} {option.Value.Text}"))}; "
                    + $"allowed are those of its cells: {string.Join("; ", allowed)}");
        }
    }

    private static string Listed(IEnumerable<string> values)
    {
        string[] distinct = [.. values.Distinct(StringComparer.Ordinal).Take(ValuesMax + 1)];
        return string.Join(", ", distinct.Take(ValuesMax)) + (distinct.Length > ValuesMax ? ", ..." : "");
    }

    private static string TextOf(CellPlan cell, string name) =>
        cell.Settings.Options.FirstOrDefault(option => string.Equals(option.Name, name, StringComparison.Ordinal)) is { } option
            ? cell.Settings.TextOf(option)
            : "";

    private static IReadOnlyList<YamlValue> ItemsOf(YamlValue document, PlanKey key) =>
        document.Member(key.Name) is { } value ? value.Items ?? [value] : [];
}
