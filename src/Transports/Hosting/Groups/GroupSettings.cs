using System.Text.Json;
using Distribution.Protocol;

namespace Distribution;

/// <summary>A group's options. Immutable.</summary>
public sealed record GroupSettings
{
    private const string AntiEntropy = "anti-entropy";

    /// <summary>Subset ln n, the sender included; no repair.</summary>
    public static GroupSettings Default { get; } = new();

    /// <summary>How many members a gossip message is passed on to by each node: a number or a function of the number of members, rounded up
    /// and clamped to 1 .. members; also one of your own (<see cref="FanoutFunction.FromMethod"/>). Default: ln n.</summary>
    public FanoutFunction Subset { get; init; } = FanoutFunction.NaturalLogarithm;

    /// <summary>Whether a node leaves itself out of its own draws. Default: no, as in the course's system.</summary>
    public bool ExcludeSelf { get; init; }

    /// <summary>What becomes of members that a message misses. Default: nothing. With anti-entropy every live member executes every message
    /// exactly once, the sender too if it is a member, as long as somebody who has it is reached within a minute.</summary>
    public GossipRepair Repair { get; init; } = GossipRepair.None;

    /// <summary>How soon after news a node looks for members that were missed, and how often while there is news; without any the pauses
    /// double up to 2 s, and a minute after the last message there are none. Whole milliseconds, 1 ms .. 10 s. Default: 100 ms.</summary>
    public TimeSpan RepairInterval { get; init; } = TimeSpan.FromMilliseconds(100);

    internal static GroupSettings Read(Payload options)
    {
        var json = Json.Read<JsonElement>(options);
        return new GroupSettings
        {
            Subset = ReadSubset(json.GetProperty("subset").GetString()!),
            ExcludeSelf = json.GetProperty("excludeSelf").GetBoolean(),
            Repair = json.GetProperty("repair").ValueEquals(AntiEntropy) ? GossipRepair.AntiEntropy : GossipRepair.None,
            RepairInterval = TimeSpan.FromMilliseconds(json.GetProperty("repairMs").GetInt32()),
        };
    }

    private static FanoutFunction ReadSubset(string text) =>
        FanoutFunction.TryParse(text, out var function) ? function! : FanoutFunction.Named(text);

    internal object ToArgument(string gid) => new
    {
        gid,
        subset = Subset.ToString(),
        excludeSelf = ExcludeSelf,
        repair = Repair == GossipRepair.None ? "none" : AntiEntropy,
        repairMs = (long)RepairInterval.TotalMilliseconds,
    };
}
