using Distribution.Experiments.Calibrating;
using Distribution.Experiments.Measuring;
using Distribution.Experiments.Running;
using Distribution.Experiments.Sweeps;

namespace Distribution.Experiments.Comparing;

/// <summary>Something that <c>compare</c> compares: a protocol that is simulated and measured under one name, with the same
/// measures.</summary>
/// <param name="Measurement">The side of the processes.</param>
/// <param name="Protocol">The side of the simulator. It takes every option of the measurement.</param>
internal sealed record ListedComparison(IListedMeasurement Measurement, IListedProtocol Protocol)
{
    /// <summary>The side of the simulator, as plans and reports name it.</summary>
    internal const string OfSimulator = "simulator";

    /// <summary>The side of the processes.</summary>
    internal const string OfProcesses = "processes";

    /// <summary>Where a results folder of <c>compare</c> keeps what belongs to a setting of the processes; 0 is that of the
    /// simulator.</summary>
    internal const int CellOfProcesses = 1;

    /// <summary>The measures that are judged, and the time: those whose every sample is kept.</summary>
    internal IReadOnlyList<string> Compared =>
        [.. Measurement.Shared, .. Measurement.Timed is { } timed ? [timed] : Array.Empty<string>()];

    /// <summary>As the command line names it.</summary>
    internal string Name => Measurement.Name;

    /// <summary>Whether the simulator can take this machine's latency and processors.</summary>
    internal bool IsCalibrated => Protocol.Options.Contains(CalibrationOption.File);

    /// <summary>What is simulated: the setting that is measured, with the protocol's own defaults for what a measurement cannot
    /// choose.</summary>
    /// <param name="measured">The checked options of the measurement.</param>
    /// <param name="run">The options of the verb.</param>
    /// <param name="others">Options of the protocol alone, by name.</param>
    internal CellPlan PlanOf(Settings measured, Settings run, params IEnumerable<KeyValuePair<string, string>> others)
    {
        var same = measured.Options.Select(option => KeyValuePair.Create(option.Name, measured.TextOf(option))).Concat(others)
            .ToDictionary(StringComparer.Ordinal);
        return SweepPlan.PlanOf(Protocol, Settings.Read(Protocol.Name, Protocol.Options, same), run);
    }
}
