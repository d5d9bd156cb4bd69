using Distribution.Experiments.Results;
using Distribution.Experiments.Running;
using Distribution.Experiments.Statistics;
using Distribution.Experiments.Sweeps;

namespace Distribution.Experiments.Comparing;

/// <summary>One setting of a plan that compares, on processes and in the simulator: the same verdicts as those of <c>compare</c>.</summary>
/// <param name="Processes">What was measured.</param>
/// <param name="Simulated">What was simulated.</param>
/// <param name="Measures">The measures that are judged.</param>
/// <param name="Verdicts">A verdict for each of them.</param>
internal sealed record ComparedSetting(
    ResultRow Processes, ResultRow Simulated, IReadOnlyList<ComparedMeasure> Measures, IReadOnlyList<ComparisonVerdict> Verdicts)
{
    private const string TimeUnit = "Ms";

    /// <summary>The name of the time; empty: none is compared.</summary>
    internal string Timed { get; private init; } = "";

    /// <summary>The time, which is not judged; null: none is compared.</summary>
    internal TimeGap? Time { get; private init; }

    /// <summary>Whether every verdict holds.</summary>
    internal bool IsHeld => Verdicts.All(verdict => verdict.IsHeld);

    /// <summary>All settings that are finished on both sides; none where the sweep compares nothing.</summary>
    /// <param name="rows">The rows of a sweep.</param>
    /// <param name="axes">Its axes.</param>
    /// <param name="samplesOf">The samples that were kept of a row, by measure: those that are compared.</param>
    internal static IReadOnlyList<ComparedSetting> Of(
        IReadOnlyList<ResultRow> rows, IReadOnlyList<string> axes, Func<ResultRow, ILookup<string, double>> samplesOf)
    {
        var simulated = rows.Where(row => SideOf(row) is ListedComparison.OfSimulator).ToDictionary(Place, StringComparer.Ordinal);
        return
        [
            .. rows.Where(row => CellPlan.IsKeyOfMeasured(row.Key) && SideOf(row) is ListedComparison.OfProcesses)
                .Where(row => simulated.ContainsKey(Place(row)))
                .Select(row => Of(row, samplesOf(row), simulated[Place(row)], samplesOf(simulated[Place(row)]))),
        ];

        string Place(ResultRow row) => string.Join(
            '\n', axes.Select(axis => axis is SweepPlan.Mechanism ? row.Option(axis)[..^SideOf(row).Length] : row.Option(axis)));
    }

    private static ComparedSetting Of(
        ResultRow processes, ILookup<string, double> measured, ResultRow simulated, ILookup<string, double> virtually)
    {
        string[] shared = [.. measured.Select(samples => samples.Key).Where(virtually.Contains)];
        var timed = shared.FirstOrDefault(IsTime);
        ComparedMeasure[] judged =
        [
            .. shared.Where(name => !IsTime(name)).Select(name => ComparedMeasure.Of(
                new MeasureDefinition(name, "", "", KindOf(name)),
                Summary.Of(measured[name], KindOf(name), processes.Trials),
                Summary.Of(virtually[name], KindOf(name), simulated.Trials))),
        ];
        return new ComparedSetting(
            processes,
            simulated,
            judged,
            [
                .. judged.Select(measure => AgreementRule.OfMean(
                    measure, [.. measured[measure.Definition.Name]], [.. virtually[measure.Definition.Name]])),
            ])
        {
            Timed = timed ?? "",
            Time = timed is null ? null : TimeGap.Of(measured[timed], virtually[timed]),
        };
    }

    /// <summary>Whether a mechanism is one side of what a plan compares.</summary>
    internal static bool IsSide(string mechanism) => SideOf(mechanism) is ListedComparison.OfProcesses or ListedComparison.OfSimulator;

    private static string SideOf(ResultRow row) => SideOf(row.Option(SweepPlan.Mechanism));

    private static string SideOf(string mechanism) => mechanism.Split(", ")[^1];

    private static bool IsTime(string measure) => measure.EndsWith(TimeUnit, StringComparison.Ordinal);

    // Names are all that a results folder says of its measures.
    private static MeasureKind KindOf(string measure) => measure is "reach" ? MeasureKind.Share : MeasureKind.Amount;
}
