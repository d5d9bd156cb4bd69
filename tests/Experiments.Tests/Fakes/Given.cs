using Distribution.Experiments.Protocols;

namespace Distribution.Experiments.Tests.Fakes;

/// <summary>Settings from the options as the command line has them.</summary>
internal static class Given
{
    /// <summary>The rumor protocol.</summary>
    public static RumorProtocol Rumor { get; } = new();

    /// <summary>The gossip service.</summary>
    public static GossipService Gossip { get; } = new();

    /// <summary>Timed push.</summary>
    public static TimedPushProtocol TimedPush { get; } = new();

    /// <summary>Reads <c>--nodes 100 --loss 1%</c>.</summary>
    public static Settings Options(IListedProtocol protocol, string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var given = words.Chunk(2).ToDictionary(pair => pair[0][2..], pair => pair[1], StringComparer.Ordinal);
        return Settings.Read(protocol.Name, protocol.Options, given);
    }
}
