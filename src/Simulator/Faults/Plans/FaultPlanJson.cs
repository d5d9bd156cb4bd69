using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Distribution.Simulator;

/// <summary>
/// Fault plans as JSON: a list of objects, each with its kind (<c>"fault": "loss"</c>) and what that kind's record says, in camel case.
/// Durations and times are texts with a unit, probabilities numbers or texts such as <c>"5%"</c>, nodes numbers.
/// </summary>
public static class FaultPlanJson
{
    internal const string KindName = "fault";

    internal static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters =
        {
            new DurationConverter(), new InstantConverter(), new ProbabilityConverter(), new WordConverter(), new WordsConverter(),
            new WholeConverter<int>(), new WholeConverter<long>(), new RealConverter(), new TruthConverter(), new TextConverter(),
        },
    };

    /// <summary>The plan as JSON.</summary>
    public static JsonArray Write(IEnumerable<Fault> faults) => [.. faults.Select(Write)];

    /// <summary>Reads a plan.</summary>
    /// <exception cref="FaultPlanException">It is none; one line says where, what, and what is allowed.</exception>
    public static FaultPlan Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        var lines = JsonLines.Of(json);
        return Read(JsonNode.Parse(json), lines);
    }

    /// <summary>Reads a plan.</summary>
    /// <param name="list">The plan.</param>
    /// <param name="lines">In which line of a text each value begins, by its path as JSONPath has it, <c>$[2].from[0]</c>, for errors;
    /// null: there is no text.</param>
    /// <exception cref="FaultPlanException">It is none; one line says where, what, and what is allowed.</exception>
    public static FaultPlan Read(JsonNode? list, IReadOnlyDictionary<string, int>? lines = null) => new FaultPlanReader(lines).Read(list);

    private static JsonNode Write(Fault fault)
    {
        var written = new JsonObject { [KindName] = FaultKinds.NameOf(fault) };
        var members = JsonSerializer.SerializeToNode(fault, fault.GetType(), Options)!.AsObject();
        foreach (var name in FaultMember.Of(fault.GetType()).Select(member => member.Name).Where(members.ContainsKey))
        {
            written[name] = members[name]?.DeepClone();
        }

        return written;
    }
}
