using Distribution.Protocol;
using Distribution.Simulator;

namespace Distribution.InSimulator;

/// <summary>A simulated world of full nodes. Immutable.</summary>
public sealed class SimulatedNodesOptions
{
    /// <summary>All chance of the run.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>What the network does to messages between nodes.</summary>
    public NetworkOptions Network { get; init; } = new();

    /// <summary>Whether the chance of a message depends on its name alone (<see cref="MessageName"/>), so that what happens on other
    /// links does not shift it, as exploration wants. Default: no, it is the next draw of the sender's stream.</summary>
    public bool ChanceByName { get; init; }

    /// <summary>The processors that all nodes share, as child processes on one machine do, and what the nodes' work costs them. Default
    /// null: work takes no time.</summary>
    public ProcessorCosts? Processors { get; init; }

    /// <summary>How long a spawned node takes until it can be called. Default: uniform from 40 to 80 ms, as child processes take on a
    /// quiet machine.</summary>
    public Latency BootDelay { get; init; } = Latency.Uniform(Duration.FromMilliseconds(40), Duration.FromMilliseconds(80));

    /// <summary>How likely a spawned node exits while it boots. Default: never.</summary>
    public Chance BootFailure { get; init; }

    /// <summary>The most virtual time that a run may take. Default: one day.</summary>
    public Duration TimeLimit { get; init; } = Duration.FromSeconds(86_400);

    /// <summary>How nodes watch those that they know; null: they do not.</summary>
    public LivenessOptions? Liveness { get; init; } = LivenessOptions.Default;

    /// <summary>Whether everything that happens is written down (<see cref="RunTrace"/>), which changes nothing of it. Default:
    /// no.</summary>
    public bool IsTraced { get; init; }

    /// <summary>What each node may hold.</summary>
    public NodeLimits Limits { get; init; } = NodeLimits.Default;

    /// <summary>The largest message in bytes, as the real transport would encode it; a larger one is refused as there. Default:
    /// 16 MiB.</summary>
    public int MessageBytesMax { get; init; } = OversizedMessage.DefaultBytesMax;

    /// <summary>What becomes of a message before the network sees it, given who sends it to whom: itself, another in its place, or null:
    /// it is not sent. Null: all are sent as they are.</summary>
    public Func<NodeAddress, NodeAddress, NodeMessage, NodeMessage?>? Filter { get; init; }

    /// <summary>Makes services by the name of their type; null: none can be made.</summary>
    public IServiceCatalog? Services { get; init; }
}
