using Distribution.Experiments.Statistics;
using Distribution.Experiments.Theory;
using Distribution.Protocol;

namespace Distribution.Experiments.Running;

/// <summary>What the runs of one setting have shown, in run order; the same whatever the number of workers.</summary>
internal sealed class CellResult
{
    /// <summary>The measure that says whether a rumor has died out.</summary>
    internal const string Residue = "residue";

    /// <summary>A run has died out where its residue is above this.</summary>
    internal const double DiedOutAbove = 0.5;

    private readonly RunSample[] runs;
    private readonly double curveStep;
    private IReadOnlyList<TheoryLine>? theory;

    internal CellResult(CellPlan plan, RunSample[] runs, double curveStep, Performance performance)
    {
        Plan = plan;
        this.runs = runs;
        this.curveStep = curveStep;
        Performance = performance;
        Measures = [.. plan.Protocol.Measures
            .Select(measure => new MeasureSummary(measure, plan.SummaryOf(measure, [.. ValuesOf(measure)])))];
        Curve = SpreadCurve.Of(runs, curveStep);
    }

    /// <summary>What was to be run.</summary>
    internal CellPlan Plan { get; }

    /// <summary>The finished runs from the first on, without a gap.</summary>
    internal IReadOnlyList<RunSample> Runs => runs;

    /// <summary>Every measure of the protocol, in its order.</summary>
    internal IReadOnlyList<MeasureSummary> Measures { get; }

    /// <summary>The mean of every measure, by name.</summary>
    private Dictionary<string, double> Means =>
        Measures.ToDictionary(measure => measure.Definition.Name, measure => measure.Summary.Mean, StringComparer.Ordinal);

    /// <summary>The lines of theory that apply to the setting; computed when first asked for.</summary>
    internal IReadOnlyList<TheoryLine> Theory => theory ??= TheoryList.For(Plan.Settings, Means, Plan.Theories);

    /// <summary>Runs in which the rumor died out at once: more than half of the sites never learned it. They count in every measure. Null
    /// where the protocol has no residue.</summary>
    internal int? DiedOut => HasResidue ? runs.Count(HasDiedOut) : null;

    /// <summary>The measures over the runs in which the rumor did not die out.</summary>
    internal IReadOnlyList<MeasureSummary> Survivors
    {
        get
        {
            RunSample[] survivors = [.. runs.Where(run => !HasDiedOut(run))];
            var trials = CellPlan.TrialsOf(Plan.Settings, survivors.Length) with { DieOut = 0 };
            return
            [
                .. Plan.Protocol.Measures.Select(measure => new MeasureSummary(
                    measure, Summary.Of(survivors.Select(run => run.Measures[measure.Name]), measure.Kind, trials))),
            ];
        }
    }

    /// <summary>What a reader must know beside the figures, a sentence each.</summary>
    internal IReadOnlyList<string> Notes => ResultNotes.Of(this);

    /// <summary>The nodes informed over time.</summary>
    internal SpreadCurve Curve { get; }

    /// <summary>Time and memory; the one part that differs from execution to execution.</summary>
    internal Performance Performance { get; }

    /// <summary>The hash over the runs' hashes in order.</summary>
    internal ulong TraceHash => runs.Aggregate(StableHash.Seed, (hash, run) => StableHash.Add(hash, StableHash.Mix(run.TraceHash)));

    /// <summary>One measure's values in run order.</summary>
    internal IEnumerable<double> ValuesOf(MeasureDefinition measure) => runs.Select(run => run.Measures[measure.Name]);

    /// <summary>One measure's samples: those of every run where a run takes several, else its values, in run order.</summary>
    internal IEnumerable<double> SamplesOf(MeasureDefinition measure) =>
        runs.SelectMany(run => run.Samples.GetValueOrDefault(measure.Name) ?? [run.Measures[measure.Name]]);

    /// <summary>The samples of every measure, in the protocol's order.</summary>
    internal IEnumerable<KeyValuePair<string, IReadOnlyList<double>>> Samples => Plan.Protocol.Measures.Select(
        measure => KeyValuePair.Create<string, IReadOnlyList<double>>(measure.Name, [.. SamplesOf(measure)]));

    private bool HasResidue => Plan.Protocol.Measures.Any(measure => measure.Name is Residue);

    private static bool HasDiedOut(RunSample run) => run.Measures[Residue] > DiedOutAbove;

    /// <summary>The same result cut down to its first runs.</summary>
    internal CellResult First(int count) => new(Plan, runs[..count], curveStep, Performance);
}
