using Distribution.InSimulator;
using Distribution.Protocol;
using Distribution.Simulator;

namespace Distribution.Experiments;

/// <summary>The options that several protocols share. A protocol lists those that it takes.</summary>
public static class CommonOptions
{
    /// <summary>The most nodes that a run can have.</summary>
    public const int NodesMax = 100_000_000;

    /// <summary>How many nodes, 1,000 by default.</summary>
    public static ProtocolOption<int> Nodes { get; } = NodesOf(1_000, NodesMax);

    /// <summary>How many rumors begin.</summary>
    public static ProtocolOption<int> Messages { get; } =
        OptionKinds.Whole("messages", "how many messages are spread", 1, 1_000_000, 1);

    /// <summary>How long messages are on their way.</summary>
    public static ProtocolOption<Latency> Latency { get; } = new(
        "latency",
        "how long a message is on its way",
        LatencyText.Allowed,
        Simulator.Latency.Uniform(Duration.FromMilliseconds(1), Duration.FromMilliseconds(10)),
        LatencyText.TryRead,
        latency => latency.ToString());

    /// <summary>How likely every message is lost.</summary>
    public static ProtocolOption<double> Loss { get; } =
        OptionKinds.Probability("loss", "every message is lost with this probability", 0);

    /// <summary>How likely a transmission of the update arrives; nothing else is lost by it.</summary>
    public static ProtocolOption<double> Delivery { get; } =
        OptionKinds.Probability("delivery", "a transmission of the update arrives with this probability", 1);

    /// <summary>Which share of the sites is crashed from the start; never the source.</summary>
    public static ProtocolOption<double> Crashed { get; } =
        OptionKinds.Probability("crashed", "this share of the sites, drawn anew for every run, is crashed; never the source", 0);

    /// <summary>Who knows whom.</summary>
    public static ProtocolOption<Topology> Topology { get; } = new(
        "topology",
        "who knows whom",
        TopologyText.Allowed,
        InSimulator.Topology.Complete,
        TopologyText.TryRead,
        topology => topology.ToString())
    {
        FileIn = TopologyText.FileIn,
    };

    /// <summary>How many nodes, with bounds and default of the protocol's own.</summary>
    public static ProtocolOption<int> NodesOf(int defaultValue, int max) =>
        OptionKinds.Whole("nodes", "how many nodes, the source included", 1, max, defaultValue);

    /// <summary>How many sites are crashed: round(e n), halves away from zero, and never all, since the source is not.</summary>
    public static int CrashedSites(Settings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var nodes = settings.Get(Nodes);
        return (int)Math.Min(nodes - 1, Math.Round(settings.Get(Crashed) * nodes, MidpointRounding.AwayFromZero));
    }

    /// <summary>How many sites are not crashed, the source included: all where none can be.</summary>
    public static int LiveSites(Settings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return settings.Get(Nodes) - (settings.TryGet(Crashed, out _) ? CrashedSites(settings) : 0);
    }

    /// <summary>Who knows whom, checked against the number of nodes.</summary>
    /// <exception cref="UsageException">That many nodes cannot be connected so, or it comes from a file that cannot be read.</exception>
    public static Topology TopologyOf(Settings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var topology = settings.Get(Topology);
        var nodes = settings.Get(Nodes);
        try
        {
            return topology.Misfit(nodes) is not { } misfit
                ? topology
                : throw new UsageException($"{Topology.Flag} {topology} with {Nodes.Flag} {NumberText.Write(nodes)}: {misfit}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{Topology.Flag} {topology}: {exception.Message} Allowed are files that can be read.");
        }
    }

    /// <summary>The network that the latency and the loss describe.</summary>
    public static NetworkOptions NetworkOf(Settings settings) =>
        new() { Latency = settings.Get(Latency), Loss = Chance.Of(settings.Get(Loss)) };
}
