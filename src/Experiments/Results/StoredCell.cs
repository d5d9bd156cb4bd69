using Distribution.Experiments.Running;
using Distribution.Experiments.Theory;

namespace Distribution.Experiments.Results;

/// <summary>All that is kept of a finished setting.</summary>
/// <param name="Index">Its number in the grid, from 0.</param>
/// <param name="Row">Its row; null where the verb leaves none.</param>
internal sealed record StoredCell(int Index, ResultRow? Row)
{
    /// <summary>Its runs, in order.</summary>
    internal IReadOnlyList<StoredRun> Runs { get; init; } = [];

    /// <summary>The nodes informed over time; null: not known.</summary>
    internal SpreadCurve? Curve { get; init; }

    /// <summary>Samples of real processes or of a benchmark's repetitions, by measure, in the order to keep them.</summary>
    internal IEnumerable<KeyValuePair<string, IReadOnlyList<double>>> Measured { get; init; } = [];

    /// <summary>Samples of what runs in the simulator beside processes, likewise.</summary>
    internal IEnumerable<KeyValuePair<string, IReadOnlyList<double>>> Simulated { get; init; } = [];

    /// <summary>What the runs of a setting have shown.</summary>
    internal static StoredCell Of(int index, CellResult result)
    {
        var compared = result.Samples.Where(samples => result.Plan.Compared.Contains(samples.Key, StringComparer.Ordinal));
        return Whole(index, result) with
        {
            Measured = !result.Plan.IsMeasured ? [] : result.Plan.Compared.Count > 0 ? compared : Taken(result),
            Simulated = result.Plan.IsMeasured ? [] : compared,
        };
    }

    // Where nothing is compared the samples are what a report shows: all that there are.
    private static IEnumerable<KeyValuePair<string, IReadOnlyList<double>>> Taken(CellResult result) => result.Samples.Select(
        samples => KeyValuePair.Create<string, IReadOnlyList<double>>(samples.Key, [.. samples.Value.Where(double.IsFinite)]));

    /// <summary>What was computed: there are no runs to tell of.</summary>
    internal static StoredCell Of(IListedTheory theory, ExactResult result) =>
        new(0, ResultRow.Of(theory, result)) { Curve = result.Curve };

    private static StoredCell Whole(int index, CellResult result) => new(index, ResultRow.Of(result))
    {
        Runs =
        [
            .. result.Runs.Select((run, number) => new StoredRun(
                RunSeeds.OfRun(result.Plan.RootSeed, number),
                [.. result.Measures.Select(measure => run.Measures[measure.Definition.Name])],
                run.TraceHash,
                run.Events)),
        ],
        Curve = result.Curve,
    };
}

/// <summary>One run as it is kept.</summary>
/// <param name="Seed">Its own seed.</param>
/// <param name="Measures">Its measures, in the protocol's order; not-a-number where it did not define one.</param>
/// <param name="TraceHash">Over its events.</param>
/// <param name="Events">How many.</param>
internal sealed record StoredRun(ulong Seed, IReadOnlyList<double> Measures, ulong TraceHash, long Events);
