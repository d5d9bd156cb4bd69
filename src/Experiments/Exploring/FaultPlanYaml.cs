using System.Text.Json.Nodes;
using Distribution.Simulator;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Distribution.Experiments.Exploring;

/// <summary>
/// Fault plans as YAML: the document that <see cref="FaultPlanJson"/> describes, in another spelling; it is made into that document and
/// read there. Values without quotes are what JSON would have them be (numbers, <c>true</c>, <c>false</c>, <c>null</c>), else texts, so
/// that <c>at: 2s</c> needs none. Anchors, aliases and tags are not read.
/// </summary>
internal static class FaultPlanYaml
{
    private const int DepthMax = 16;

    /// <summary>Whether a file of this name has YAML in it.</summary>
    internal static bool IsName(string path) => Path.GetExtension(path).ToUpperInvariant() is ".YAML" or ".YML";

    /// <summary>Reads a plan.</summary>
    /// <exception cref="FaultPlanException">It is none; one line says where, what, and what is allowed.</exception>
    internal static FaultPlan Parse(string text)
    {
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        try
        {
            var parser = new Parser(new StringReader(text));
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _))
            {
                return FaultPlanJson.Read(null);
            }

            var document = new YamlDocument(parser, lines).Value("$", 0);
            parser.Consume<DocumentEnd>();
            if (!parser.TryConsume<StreamEnd>(out _))
            {
                throw Refused(parser.Current!.Start, "a second document begins; a plan is one");
            }

            return FaultPlanJson.Read(document, lines);
        }
        catch (YamlException exception)
        {
            throw new FaultPlanException($"line {exception.End.Line}: this is no YAML: {FirstLine(exception.Message)}", exception);
        }
    }

    private static string FirstLine(string message) => UsageException.Shown(message.Split('\n')[0]);

    private static FaultPlanException Refused(Mark at, string reason) => new($"line {at.Line}: {reason}");

    /// <summary>The events of a document as JSON.</summary>
    private sealed class YamlDocument(Parser parser, Dictionary<string, int> lines)
    {
        internal JsonNode? Value(string path, int depth)
        {
            var (next, line) = (parser.Current!, (int)parser.Current!.Start.Line);
            lines[path] = line;
            if (next is AnchorAlias || (next is NodeEvent node && (!node.Anchor.IsEmpty || !node.Tag.IsEmpty)))
            {
                throw Refused(next.Start, "anchors, aliases and tags are not allowed in a plan");
            }

            if (depth > DepthMax)
            {
                throw Refused(next.Start, $"lists and objects are nested more than {DepthMax} deep");
            }

            return next is SequenceStart ? List(path, depth) : next is MappingStart ? Object(path, depth) : Single();
        }

        private JsonArray List(string path, int depth)
        {
            parser.Consume<SequenceStart>();
            var list = new JsonArray();
            while (!parser.TryConsume<SequenceEnd>(out _))
            {
                list.Add(Value($"{path}[{NumberText.Write(list.Count)}]", depth + 1));
            }

            return list;
        }

        private JsonObject Object(string path, int depth)
        {
            parser.Consume<MappingStart>();
            var members = new JsonObject();
            while (!parser.TryConsume<MappingEnd>(out _))
            {
                var at = parser.Current!.Start;
                if (parser.Current is not Scalar)
                {
                    throw Refused(at, "the name of a member is a text");
                }

                var name = parser.Consume<Scalar>().Value;
                if (members.ContainsKey(name))
                {
                    throw Refused(at, $"the member {UsageException.Shown(name)} is there twice");
                }

                members[name] = Value($"{path}.{name}", depth + 1);
            }

            return members;
        }

        private JsonValue? Single()
        {
            var scalar = parser.Consume<Scalar>();
            return scalar.Style != ScalarStyle.Plain ? JsonValue.Create(scalar.Value) : scalar.Value switch
            {
                "" or "~" or "null" => null,
                "true" => JsonValue.Create(true),
                "false" => JsonValue.Create(false),
                var text => NumberIn(text) ?? JsonValue.Create(text),
            };
        }

        /// <summary>A number as JSON writes it; null: it is none.</summary>
        private static JsonValue? NumberIn(string text)
        {
            if (!char.IsAsciiDigit(text[^1]) || !text.All(letter => char.IsAsciiDigit(letter) || letter is '-' or '+' or '.' or 'e' or 'E'))
            {
                return null;
            }

            try
            {
                return JsonNode.Parse(text)!.AsValue();
            }
            catch (System.Text.Json.JsonException)
            {
                return null;
            }
        }
    }
}
