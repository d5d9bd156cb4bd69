using Distribution.Experiments.Calibrating;
using Distribution.Experiments.Measuring;
using Distribution.Experiments.Running;

namespace Distribution.Experiments.Comparing;

/// <summary>Makes a comparison part by part. The simulator comes first: it refuses a setting before a process is started, and has finished
/// when the processes are interrupted.</summary>
/// <param name="listed">What is compared.</param>
/// <param name="request">What to measure in each repeat.</param>
/// <param name="repeats">How often processes are started and measured anew; each has as many runs of its own in the simulator.</param>
/// <param name="allowed">How far medians may be apart; null: not judged.</param>
internal sealed class ComparisonRun(ListedComparison listed, MeasurementRequest request, int repeats, double? allowed)
{
    private readonly List<Measured> measured = [];
    private Calibration? calibration;
    private CellResult? withoutProcessors;

    /// <summary>What the simulator has done; null: nothing yet.</summary>
    internal CellResult? Simulated { get; private set; }

    /// <summary>Whether every repeat is finished.</summary>
    internal bool IsComplete => measured.Sum(each => each.Runs) == repeats * request.Runs;

    /// <summary>Simulates all runs of all repeats.</summary>
    /// <param name="plan">One repeat.</param>
    /// <param name="progress">Is told of every finished run.</param>
    /// <param name="cancellation">Ends it: finished runs are the result.</param>
    internal CellResult Simulate(CellPlan plan, IRunProgress progress, CancellationToken cancellation)
    {
        var all = plan with { Runs = checked(plan.Runs * repeats) };
        calibration = listed.IsCalibrated ? CalibrationOption.In(plan.Settings) : null;
        Simulated = CellRunner.Run(all, progress, cancellation);
        if (calibration is not null && !cancellation.IsCancellationRequested)
        {
            withoutProcessors = CellRunner.Run(all with { Settings = WithoutProcessors(plan) }, progress, cancellation);
        }

        return Simulated;
    }

    /// <summary>Measures one repeat more.</summary>
    /// <returns>Whether there is another.</returns>
    /// <exception cref="EnvironmentException">The machine does not give what is needed.</exception>
    internal async Task<bool> MeasureAsync(IRunProgress progress, CancellationToken cancellation)
    {
        try
        {
            cancellation.ThrowIfCancellationRequested();
            measured.Add(await listed.Measurement.MeasureAsync(request, progress, cancellation));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return false;
        }

        return measured.Count < repeats && !cancellation.IsCancellationRequested;
    }

    /// <summary>All that is finished; null: nothing that could be compared.</summary>
    internal Comparison? Result()
    {
        if (measured.Count == 0 || Simulated is null)
        {
            return null;
        }

        var comparison = new Comparison(Measured.Of(measured), Simulated)
        {
            Calibration = calibration,
            WithoutProcessors = withoutProcessors,
            Timed = listed.Protocol.Measures.FirstOrDefault(
                measure => string.Equals(measure.Name, listed.Measurement.Timed, StringComparison.Ordinal)),
        };
        comparison = comparison with { Repeats = [.. Repeats(comparison)] };
        return comparison with { Verdicts = [.. Verdicts(comparison)] };
    }

    private IEnumerable<TimeGap> Repeats(Comparison comparison)
    {
        if (comparison.Timed is not { } timed)
        {
            yield break;
        }

        for (var repeat = 0; repeat < measured.Count; repeat++)
        {
            var own = Simulated!.Runs.Skip(repeat * request.Runs).Take(request.Runs)
                .SelectMany(run => run.Samples.GetValueOrDefault(timed.Name) ?? [run.Measures[timed.Name]]);
            yield return TimeGap.Of(measured[repeat].Samples[timed.Name], own);
        }
    }

    private IEnumerable<ComparisonVerdict> Verdicts(Comparison comparison)
    {
        foreach (var name in listed.Measurement.Shared)
        {
            var measure = comparison.Measures.First(each => string.Equals(each.Definition.Name, name, StringComparison.Ordinal));
            yield return AgreementRule.OfMean(
                measure, comparison.Processes.Samples[name], [.. Simulated!.SamplesOf(measure.Definition)]);
        }

        if (allowed is { } gap && comparison is { Timed: { } timed, Repeats.Count: > 0 })
        {
            yield return AgreementRule.OfMedians(timed.Name, comparison.Repeats, gap);
        }
    }

    private static Settings WithoutProcessors(CellPlan plan)
    {
        var texts = plan.Settings.Options.Where(plan.Settings.IsChanged).ToDictionary(
            option => option.Name, plan.Settings.TextOf, StringComparer.Ordinal);
        texts[CalibrationOption.Processors.Name] = "none";
        return Settings.Read(plan.Protocol.Name, plan.Protocol.Options, texts);
    }
}
