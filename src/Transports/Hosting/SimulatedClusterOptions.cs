using Distribution.Protocol;
using Distribution.Simulator;

namespace Distribution;

/// <summary>A simulated cluster. Immutable.</summary>
public sealed record SimulatedClusterOptions
{
    /// <summary>All chance of the run. Default: 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>What the network does to messages. Default: latency uniform from 1 to 10 ms, no loss.</summary>
    public NetworkOptions Network { get; init; } = new();

    /// <summary>Whether the chance of a message depends on its name alone (<see cref="MessageName"/>), so that what happens on other
    /// links does not shift it, as exploration wants. Default: no, it is the next draw of the sender's stream.</summary>
    public bool ChanceByName { get; init; }

    /// <summary>Whether everything that happens is written down (<see cref="RunTrace"/>), which changes nothing of it. Default:
    /// no.</summary>
    public bool IsTraced { get; init; }

    /// <summary>The processors that all nodes share, as child processes on one machine do, and what the nodes' work costs them. Default
    /// null: work takes no time.</summary>
    public ProcessorCosts? Processors { get; init; }

    /// <summary>How long a spawned node takes to come up. Default: uniform from 40 to 80 ms.</summary>
    public Latency BootDelay { get; init; } = Latency.Uniform(Duration.FromMilliseconds(40), Duration.FromMilliseconds(80));

    /// <summary>How likely a spawned node exits while it comes up. Default: never.</summary>
    public Chance BootFailure { get; init; }

    /// <summary>
    /// What becomes of a message before the network sees it, given who sends it to whom: itself, another in its place, or null: it is not
    /// sent. Keeps a chosen message back, or lets a node speak as one with a defect or of another version would (the message filters of
    /// Netrix). Runs inside of the sender's input; what it decides may depend on the run alone. Null: all are sent as they are.
    /// </summary>
    public Func<NodeAddress, NodeAddress, NodeMessage, NodeMessage?>? Filter { get; init; }

    /// <summary>The most virtual time that a program may take before it fails. Default: a day.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How nodes watch those that they know; null: they do not, which large clusters may want.</summary>
    public LivenessOptions? Liveness { get; init; } = LivenessOptions.Default;

    /// <summary>The service types that nodes may make by name. Default: those of the program's own assembly.</summary>
    public ServiceCatalog Services { get; init; } = ServiceCatalog.OfEntryAssembly();
}
