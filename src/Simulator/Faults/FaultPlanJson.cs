using System.Reflection;
using System.Runtime.CompilerServices;
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
    private const string KindName = "fault";

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters =
        {
            new DurationConverter(), new InstantConverter(), new ProbabilityConverter(), new WordConverter(),
            new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false),
        },
    };

    /// <summary>The plan as JSON.</summary>
    public static JsonArray Write(IEnumerable<Fault> faults) => [.. faults.Select(Write)];

    /// <summary>Reads a plan.</summary>
    /// <exception cref="FaultPlanException">It is none; one line says where, what, and what is allowed.</exception>
    public static FaultPlan Parse(string json)
    {
        try
        {
            return Read(JsonNode.Parse(json));
        }
        catch (JsonException exception)
        {
            throw new FaultPlanException($"line {exception.LineNumber + 1}: this is no JSON", exception);
        }
    }

    /// <summary>Reads a plan.</summary>
    /// <exception cref="FaultPlanException">It is none; one line says where, what, and what is allowed.</exception>
    public static FaultPlan Read(JsonNode? list) => list is JsonArray array
        ? new FaultPlan([.. array.Select((node, index) => Read(node, index))])
        : throw new FaultPlanException(
            "a fault plan is a list of faults, such as [{ \"fault\": \"loss\", \"at\": \"1s\", \"for\": \"2s\", \"chance\": 0.1 }]");

    private static JsonNode Write(Fault fault)
    {
        var written = new JsonObject { [KindName] = FaultKinds.NameOf(fault) };
        var members = JsonSerializer.SerializeToNode(fault, fault.GetType(), Options)!.AsObject();
        foreach (var name in MembersOf(fault.GetType()).Select(NameOf).Where(members.ContainsKey))
        {
            written[name] = members[name]?.DeepClone();
        }

        return written;
    }

    private static Fault Read(JsonNode? node, int index)
    {
        if (node is not JsonObject written)
        {
            throw new FaultPlanException($"fault {index}: a fault is an object with a member \"fault\"");
        }

        var kind = written[KindName] is JsonValue value && value.TryGetValue<string>(out var name) ? name : null;
        if (kind is null || FaultKinds.TypeOf(kind) is not { } type)
        {
            var said = kind is null ? "it names no kind" : $"{kind} is no kind of fault";
            throw new FaultPlanException($"fault {index}: {said}; \"fault\" is one of {string.Join(", ", FaultKinds.Names)}");
        }

        try
        {
            CheckMembers(written, type);
            var members = written.DeepClone().AsObject();
            members.Remove(KindName);
            return (Fault)members.Deserialize(type, Options)!;
        }
        catch (Exception exception) when (exception is JsonException or FormatException)
        {
            throw new FaultPlanException($"fault {index} ({kind}): {Reason(exception)}", exception);
        }
    }

    private static void CheckMembers(JsonObject written, Type type)
    {
        var known = MembersOf(type);
        var names = known.Select(NameOf).Order(StringComparer.Ordinal).ToArray();
        if (written.Select(member => member.Key).FirstOrDefault(name => name != KindName && !names.Contains(name)) is { } unknown)
        {
            throw new FormatException($"it has no member {unknown}; it takes {string.Join(", ", names)}");
        }

        var missing = known.FirstOrDefault(
            property => property.IsDefined(typeof(RequiredMemberAttribute)) && written[NameOf(property)] is null);
        if (missing is not null)
        {
            throw new FormatException($"{NameOf(missing)} is missing; it takes {string.Join(", ", names)}");
        }
    }

    private static PropertyInfo[] MembersOf(Type type) => [.. type.GetProperties().Where(property => property.CanWrite)];

    private static string NameOf(PropertyInfo property) => JsonNamingPolicy.CamelCase.ConvertName(property.Name);

    private static string Reason(Exception exception) =>
        exception is JsonException { Path: { Length: > 2 } path, InnerException: var inner }
            ? $"{path[2..]}: {inner?.Message ?? "this is no value of its kind"}"
            : exception.Message;
}
