using Distribution.Protocol;
using Distribution.Simulator;

namespace Distribution.Experiments.Calibrating;

/// <summary>What messages and work of child processes took on one machine, for the simulator. Immutable.</summary>
/// <param name="OneWay">Ascending quantiles at equal steps of probability, the least at 0 and the greatest at 1: how long one message took
/// from a process to another while nothing else went on, the processor time at both ends included.</param>
/// <param name="Costs">The processor time of it, and the processors that the processes share.</param>
internal sealed record Calibration(IReadOnlyList<Duration> OneWay, ProcessorCosts Costs)
{
    /// <summary>How many steps of probability <see cref="OneWay"/> has.</summary>
    internal const int Steps = 200;

    /// <summary>The settings that the costs were fitted to, with both medians.</summary>
    internal IReadOnlyList<CalibratedSetting> Settings { get; init; } = [];

    /// <summary>When it was measured.</summary>
    internal DateTimeOffset Made { get; init; }

    /// <summary>The machine and the runtime, in words.</summary>
    internal string Machine { get; init; } = "";

    /// <summary>What results that rest on it say.</summary>
    internal string Sentence => "The simulator's latency and processors are those of this machine, calibrated by gossip to "
        + $"{string.Join(", ", Settings.Select(setting => NumberText.Write(setting.Nodes)))} processes.";

    /// <summary>The latency where work takes no time: all of it is latency.</summary>
    internal Latency Whole => Latency.Measured(OneWay);

    /// <summary>The latency where processors are paid: what is left of one way.</summary>
    internal Latency OnTheWire
    {
        get
        {
            var paid = Costs.Sent + Costs.Received;
            return Latency.Measured([.. OneWay.Select(way => way > paid ? way - paid : Duration.Zero)]);
        }
    }
}
