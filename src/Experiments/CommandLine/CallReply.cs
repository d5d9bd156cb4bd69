using System.Globalization;
using System.Text.Json;
using Distribution.Protocol;

namespace Distribution.Experiments.CommandLine;

/// <summary>What nodes answered.</summary>
/// <param name="Values">By node.</param>
/// <param name="Errors">By node.</param>
/// <param name="Total">The sum of the values; null: they do not add up.</param>
internal sealed record CallReply(
    IReadOnlyDictionary<NodeAddress, JsonElement> Values, IReadOnlyDictionary<NodeAddress, CallError> Errors, double? Total = null)
{
    internal static CallReply Of(NodeAddress node, JsonElement value) =>
        new(new SortedDictionary<NodeAddress, JsonElement> { [node] = value }, new SortedDictionary<NodeAddress, CallError>());

    internal static CallReply Of(NodeAddress node, CallError error) =>
        new(new SortedDictionary<NodeAddress, JsonElement>(), new SortedDictionary<NodeAddress, CallError> { [node] = error });

    /// <summary>A line for each node.</summary>
    /// <param name="output">Gets the values.</param>
    /// <param name="error">Gets the errors.</param>
    internal void WriteLines(TextWriter output, TextWriter error)
    {
        foreach (var (node, value) in Values)
        {
            output.Write($"{node}  {value.GetRawText().ReplaceLineEndings(" ")}\n");
        }

        if (Total is { } total)
        {
            output.Write(string.Create(CultureInfo.InvariantCulture, $"total  {total}\n"));
        }

        foreach (var (node, failure) in Errors)
        {
            error.Write($"{node}  error {failure.ToString().ReplaceLineEndings(" ")}\n");
        }
    }

    /// <summary>The members of the document.</summary>
    internal void WriteJson(Utf8JsonWriter writer, CallTarget target, string group)
    {
        writer.WriteString("verb", "call");
        writer.WriteString("node", target.Address.ToString());
        writer.WriteString("group", group.Length > 0 ? group : null);
        writer.WriteString("service", target.Service);
        writer.WriteString("method", target.Method);
        writer.WriteStartObject("values");
        foreach (var (node, value) in Values)
        {
            writer.WritePropertyName(node.ToString());
            value.WriteTo(writer);
        }

        writer.WriteEndObject();
        writer.WriteStartObject("errors");
        foreach (var (node, error) in Errors)
        {
            writer.WriteStartObject(node.ToString());
            writer.WriteString("kind", error.Kind.ToString());
            writer.WriteString("message", error.Message);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        if (Total is { } total && double.IsFinite(total))
        {
            writer.WriteNumber("total", total);
        }
    }
}
