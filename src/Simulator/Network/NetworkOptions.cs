using Distribution.Protocol;

namespace Distribution.Simulator;

/// <summary>What the network does to every message between two nodes. Immutable.</summary>
public sealed class NetworkOptions
{
    /// <summary>How long a message is on its way. Default: uniform from 1 to 10 ms.</summary>
    public Latency Latency { get; init; } = Latency.Uniform(Duration.FromMilliseconds(1), Duration.FromMilliseconds(10));

    /// <summary>How likely a message is lost. Default: never.</summary>
    public Chance Loss { get; init; }

    /// <summary>How likely a message that carries a rumor is lost, beside <see cref="Loss"/>: one loss without the other. Default:
    /// never.</summary>
    public Chance TransmissionLoss { get; init; }

    /// <summary>How likely a message arrives twice, the second time after a latency of its own. Default: never.</summary>
    public Chance Duplication { get; init; }
}
