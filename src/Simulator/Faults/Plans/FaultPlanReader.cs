using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Distribution.Simulator;

/// <summary>Reads plans from their one document model, whatever text that came from. What is of the wrong shape is refused here, what is
/// no value of its kind by the converters.</summary>
/// <param name="lines">In which line of a text each value begins, by its path; null: nobody knows.</param>
internal sealed class FaultPlanReader(IReadOnlyDictionary<string, int>? lines)
{
    private const string Example = "[{ \"fault\": \"loss\", \"at\": \"1s\", \"for\": \"2s\", \"chance\": 0.1 }]";

    /// <summary>Reads a plan.</summary>
    /// <exception cref="FaultPlanException">It is none.</exception>
    internal FaultPlan Read(JsonNode? list)
    {
        if (list is not JsonArray array)
        {
            throw new FaultPlanException($"a fault plan is a list of faults, such as {Example}");
        }

        var begins = lines is null ? [] : Enumerable.Range(0, array.Count).Select(index => lines.GetValueOrDefault(PathOf(index), 1));
        return new FaultPlan([.. array.Select((node, index) => ReadFault(node, index))], begins);
    }

    private static string PathOf(int index) => string.Create(CultureInfo.InvariantCulture, $"$[{index}]");

    private Fault ReadFault(JsonNode? node, int index)
    {
        var written = node as JsonObject ?? throw Refused(index, null, "$", "a fault is an object with a member \"fault\"");
        var kind = written[FaultPlanJson.KindName] is JsonValue value && value.TryGetValue<string>(out var name) ? name : null;
        if (kind is null || FaultKinds.TypeOf(kind) is not { } type)
        {
            var said = kind is null ? "it names no kind" : $"{kind} is no kind of fault";
            throw Refused(index, null, "$", $"{said}; \"fault\" is one of {string.Join(", ", FaultKinds.Names)}");
        }

        try
        {
            var members = written.DeepClone().AsObject();
            members.Remove(FaultPlanJson.KindName);
            FaultShape.Check(members, type, "$");
            return (Fault)members.Deserialize(type, FaultPlanJson.Options)!;
        }
        catch (FaultShapeException exception)
        {
            throw Refused(index, kind, exception.Path, exception.Message);
        }
        catch (JsonException exception)
        {
            throw Refused(index, kind, exception.Path ?? "$", exception.InnerException?.Message ?? "it is no value of its kind");
        }
    }

    /// <summary>A refusal of one value: line, fault, member, reason.</summary>
    private FaultPlanException Refused(int index, string? kind, string path, string reason)
    {
        var line = LineOf(PathOf(index) + path[1..]);
        var where = line is null ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"line {line}: ");
        var what = kind is null ? string.Empty : $" ({kind})";
        var member = path.Length > 2 ? $"{path[2..]}: " : string.Empty;
        return new FaultPlanException(string.Create(CultureInfo.InvariantCulture, $"{where}fault {index}{what}: {member}{reason}"));
    }

    /// <summary>The line of a value or of what it is in.</summary>
    private int? LineOf(string path)
    {
        for (var length = path.Length; lines is not null && length > 0; length = path.LastIndexOfAny(['.', '['], length - 1))
        {
            if (lines.TryGetValue(path[..length], out var line))
            {
                return line;
            }
        }

        return null;
    }
}
