using System.Text.Json;

namespace Distribution.Protocol;

/// <summary>How a group gossips. Immutable.</summary>
/// <param name="Subset">How many members a message is sent to, as a function of the number of members; rounded up, clamped to
/// 1 .. members.</param>
/// <param name="ExcludesSelf">Whether the drawing node is left out of the draw.</param>
/// <param name="Repair">What becomes of members that are missed.</param>
/// <param name="RepairInterval">How soon and how often they are looked for while there is news.</param>
internal sealed record GroupOptions(FanoutFunction Subset, bool ExcludesSelf, GossipRepair Repair, Duration RepairInterval)
{
    /// <summary>The repair interval in milliseconds where none is given.</summary>
    internal const int DefaultRepairMilliseconds = 100;

    /// <summary>The longest repair interval in milliseconds.</summary>
    internal const int RepairMillisecondsMax = 10_000;

    /// <summary>ceiling(ln n) of all members, the drawing one included; no repair.</summary>
    internal static GroupOptions Default { get; } = new(
        FanoutFunction.NaturalLogarithm, false, GossipRepair.None, Duration.FromMilliseconds(DefaultRepairMilliseconds));

    /// <summary>As <c>{"gid":"g","subset":"ln","excludeSelf":false,"repair":"none","repairMs":100}</c>.</summary>
    internal Outcome Describe(string name, JsonOutput output)
    {
        Write(output.Begin(), name);
        return Outcome.Of(output.End());
    }

    /// <summary>Writes it in the form that <c>groups.put</c> takes.</summary>
    internal void Write(Utf8JsonWriter json, string name)
    {
        json.WriteStartObject();
        json.WriteString("gid"u8, name);
        json.WriteString("subset"u8, Subset.ToString());
        json.WriteBoolean("excludeSelf"u8, ExcludesSelf);
        json.WriteString("repair"u8, Repair == GossipRepair.None ? "none"u8 : "anti-entropy"u8);
        json.WriteNumber("repairMs"u8, (int)RepairInterval.TotalMilliseconds);
        json.WriteEndObject();
    }
}
