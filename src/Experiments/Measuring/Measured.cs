using Distribution.Experiments.Running;
using Distribution.Simulator;

namespace Distribution.Experiments.Measuring;

/// <summary>What a measurement has found.</summary>
internal sealed class Measured
{
    /// <summary>How many runs were finished.</summary>
    internal required int Runs { get; init; }

    /// <summary>Every measure's samples in the order in which they were taken: one a run, a child or a call, as the measure says; those of
    /// <see cref="Values"/> by path, one a run.</summary>
    internal IReadOnlyDictionary<string, IReadOnlyList<double>> Samples { get; init; } =
        new Dictionary<string, IReadOnlyList<double>>(StringComparer.Ordinal);

    /// <summary>The members informed over time in each run, by steps of <see cref="RunCurve.ArrivalStep"/>; empty: nothing
    /// spreads.</summary>
    internal IReadOnlyList<RunCurve> Curves { get; init; } = [];

    /// <summary>The same over all runs; null: nothing spreads.</summary>
    internal SpreadCurve? Curve => Curves.Count == 0 ? null : SpreadCurve.Of(Curves, RunCurve.ArrivalStep);

    /// <summary>Means over the runs by path, in the order to show them: <c>byInFlight/50/warm/callsPerSecond</c> nests in JSON.</summary>
    internal IReadOnlyList<KeyValuePair<string, double>> Values { get; init; } = [];

    /// <summary>What is to be said of each run, in words that follow "1 of 20 runs"; empty: nothing.</summary>
    internal IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>The ids of the child processes.</summary>
    internal IReadOnlyList<int> Processes { get; init; } = [];

    /// <summary>The last messages of all nodes; null: the measurement was not traced.</summary>
    internal MergedTrace? Trace { get; init; }

    /// <summary>Messages or calls handled: what processor time is divided by.</summary>
    internal long Events { get; init; }

    /// <summary>Files for the results folder: text by name.</summary>
    internal IReadOnlyList<KeyValuePair<string, string>> Files { get; init; } = [];

    /// <summary>Repetitions of one measurement as one, in their order.</summary>
    /// <param name="repeats">At least one.</param>
    internal static Measured Of(IReadOnlyList<Measured> repeats) => new()
    {
        Runs = repeats.Sum(repeat => repeat.Runs),
        Samples = repeats[0].Samples.Keys.ToDictionary(
            measure => measure,
            IReadOnlyList<double> (measure) => [.. repeats.SelectMany(repeat => repeat.Samples[measure])],
            StringComparer.Ordinal),
        Curves = [.. repeats.SelectMany(repeat => repeat.Curves)],
        Values = repeats[0].Values,
        Remarks = [.. repeats.SelectMany(repeat => repeat.Remarks)],
        Processes = [.. repeats.SelectMany(repeat => repeat.Processes)],
        Events = repeats.Sum(repeat => repeat.Events),
    };
}
