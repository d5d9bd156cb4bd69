using Distribution.Experiments.Calibrating;
using Distribution.Experiments.Running;

namespace Distribution.Experiments.Plans;

/// <summary>A key of a plan file: the one list from which the reader, the schema and errors take what there is.</summary>
/// <param name="Name">As the file spells it.</param>
/// <param name="Help">What it means, in a sentence without a full stop.</param>
internal sealed record PlanKey(string Name, string Help)
{
    internal static PlanKey Title { get; } = new("name", "names the results folder and the report; default: the file's name");

    internal static PlanKey About { get; } = new("about", "a sentence that the report begins with");

    internal static PlanKey Kind { get; } = new(
        "kind",
        "simulate (default): runs in the simulator; measure: on real processes; compare: both, as the mechanisms simulator and processes");

    internal static PlanKey Protocol { get; } = new("protocol", "what is run: a protocol, or with kind measure a measurement");

    internal static PlanKey Options { get; } = new("options", "options that are the same in every cell, by name without dashes");

    internal static PlanKey Axes { get; } = new(
        "axes",
        "options that change from cell to cell: a value, a range such as 1..8 or 1e2..1e5*10, or a list of them; the last one fastest");

    internal static PlanKey Grids { get; } = new(
        "grids", "several grids that are compared; each has a name and adds its own protocol, options and axes to those of the plan");

    internal static PlanKey Runs { get; } = new("runs", RunOptions.Runs.Help);

    internal static PlanKey UntilCi { get; } = new("untilCi", RunOptions.UntilWidth.Help);

    internal static PlanKey Seed { get; } = new("seed", RunOptions.Seed.Help);

    internal static PlanKey Budget { get; } = new("budget", RunOptions.Budget.Help);

    internal static PlanKey Calibration { get; } = new("calibration", "with kind compare: " + CalibrationOption.ForComparison.Help);

    internal static PlanKey Measures { get; } = new("measures", "the measures that are plotted, the most important first; default: all");

    internal static PlanKey Target { get; } = new(
        "target", "the reach that is good enough, around which a heat map of it has a thick line; default: none");

    internal static PlanKey Charts { get; } = new("charts", "the charts of the report in order; default: all that fit");

    internal static PlanKey Theory { get; } = new("theory", "the theories that results are shown beside; default: all that apply");

    internal static PlanKey Baseline { get; } = new(
        "baseline",
        "an axis and one of its values, with which the others are compared run by run; default: the first mechanism, else each value with "
            + "the one before it");

    internal static PlanKey Published { get; } = new("published", "what a paper reports, which the report shows beside the results");

    internal static PlanKey Source { get; } = new("source", "the paper and its table");

    internal static PlanKey Rows { get; } = new("rows", "one object for each cell: options that say which, and values of measures");

    /// <summary>Of a plan.</summary>
    internal static IReadOnlyList<PlanKey> OfPlan { get; } =
    [
        Title, About, Kind, Protocol, Options, Axes, Grids, Runs, UntilCi, Seed, Budget, Calibration, Measures, Target, Charts, Theory,
        Baseline, Published,
    ];

    /// <summary>Of one of its grids.</summary>
    internal static IReadOnlyList<PlanKey> OfGrid { get; } = [Title, Protocol, Options, Axes, Published];

    /// <summary>Of what a paper reports.</summary>
    internal static IReadOnlyList<PlanKey> OfPublished { get; } = [Source, Rows];
}
