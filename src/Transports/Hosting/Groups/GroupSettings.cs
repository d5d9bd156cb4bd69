using System.Text.Json;
using Distribution.Protocol;

namespace Distribution;

/// <summary>A group's options. Immutable.</summary>
public sealed record GroupSettings
{
    /// <summary>Subset ln n, the sender included.</summary>
    public static GroupSettings Default { get; } = new();

    /// <summary>How many members a gossip message is passed on to by each node: a number or a function of the number of members, rounded up
    /// and clamped to 1 .. members. Default: ln n.</summary>
    public FanoutFunction Subset { get; init; } = FanoutFunction.NaturalLogarithm;

    /// <summary>Whether a node leaves itself out of its own draws. Default: no, as in the course's system.</summary>
    public bool ExcludeSelf { get; init; }

    internal static GroupSettings Read(Payload options)
    {
        var json = Json.Read<JsonElement>(options);
        return new GroupSettings
        {
            Subset = FanoutFunction.Parse(json.GetProperty("subset").GetString()!),
            ExcludeSelf = json.GetProperty("excludeSelf").GetBoolean(),
        };
    }

    internal object ToArgument(string gid) => new { gid, subset = Subset.ToString(), excludeSelf = ExcludeSelf };
}
