using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Distribution.Experiments;

/// <summary>Reads YAML, of which JSON is a part, without losing where things stand. Anchors, aliases and tags are not read.</summary>
internal static class YamlText
{
    private const int DepthMax = 16;
    private const int ReasonMax = 200;

    /// <summary>Reads the one document of a text.</summary>
    /// <returns>Null: the text is empty.</returns>
    /// <exception cref="YamlRefusal">It is no YAML, more than one document, nested deeper than 16, or a name is there twice.</exception>
    internal static YamlValue? Read(string text)
    {
        var parser = new Parser(new StringReader(text));
        try
        {
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _))
            {
                return null;
            }

            var document = Value(parser, 0);
            parser.Consume<DocumentEnd>();
            return parser.TryConsume<StreamEnd>(out _)
                ? document
                : throw Refused(parser.Current!.Start, "a second document begins; a plan is one");
        }
        catch (YamlException exception)
        {
            var reason = UsageException.Shown(exception.Message.Split('\n')[0].TrimEnd('.'), ReasonMax);
            throw new YamlRefusal((int)exception.End.Line, (int)exception.End.Column, $"this is no YAML: {reason}", exception);
        }
        catch (InvalidOperationException exception)
        {
            // Some texts bring the parser into a state that it has no words for.
            var last = parser.Current?.End ?? Mark.Empty;
            throw new YamlRefusal(
                (int)last.Line, (int)last.Column, "this is no YAML: a bracket or a quote before it may not be closed", exception);
        }
    }

    private static YamlRefusal Refused(Mark at, string reason) => new((int)at.Line, (int)at.Column, reason);

    private static YamlValue Value(Parser parser, int depth)
    {
        var next = parser.Current!;
        if (next is AnchorAlias || (next is NodeEvent node && (!node.Anchor.IsEmpty || !node.Tag.IsEmpty)))
        {
            throw Refused(next.Start, "anchors, aliases and tags are not allowed in a plan");
        }

        if (depth > DepthMax)
        {
            throw Refused(next.Start, $"lists and objects are nested more than {DepthMax} deep");
        }

        var place = new YamlValue((int)next.Start.Line, (int)next.Start.Column);
        if (next is SequenceStart)
        {
            return place with { Items = List(parser, depth) };
        }

        if (next is MappingStart)
        {
            return place with { Members = Object(parser, depth) };
        }

        var scalar = parser.Consume<Scalar>();
        return place with { Text = scalar.Value, IsQuoted = scalar.Style != ScalarStyle.Plain };
    }

    private static List<YamlValue> List(Parser parser, int depth)
    {
        parser.Consume<SequenceStart>();
        var items = new List<YamlValue>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(Value(parser, depth + 1));
        }

        return items;
    }

    private static List<YamlMember> Object(Parser parser, int depth)
    {
        parser.Consume<MappingStart>();
        var members = new List<YamlMember>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var at = parser.Current!.Start;
            if (parser.Current is not Scalar)
            {
                throw Refused(at, "the name of a member is a text");
            }

            var name = parser.Consume<Scalar>().Value;
            if (members.Exists(member => string.Equals(member.Name, name, StringComparison.Ordinal)))
            {
                throw Refused(at, $"the member {UsageException.Shown(name)} is there twice");
            }

            members.Add(new YamlMember(name, (int)at.Line, (int)at.Column, Value(parser, depth + 1)));
        }

        return members;
    }
}
