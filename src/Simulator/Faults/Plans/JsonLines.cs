using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Distribution.Simulator;

/// <summary>Where the values of a JSON text begin, by their paths (<c>$[2].from[0]</c>). Reads the text once, token by token, and refuses
/// what a plan cannot be: members named twice, texts that are no Unicode, nesting without end.</summary>
internal ref struct JsonLines
{
    private const int DepthMax = 16;

    private readonly SortedDictionary<string, int> lines = new(StringComparer.Ordinal);
    private readonly Stack<Level> levels = new();
    private readonly ReadOnlySpan<byte> text;
    private int counted;
    private int line = 1;

    private JsonLines(ReadOnlySpan<byte> text) => this.text = text;

    /// <summary>The lines of all values.</summary>
    /// <exception cref="FaultPlanException">It is no JSON, or none that a plan can be; says in which line.</exception>
    internal static SortedDictionary<string, int> Of(string json)
    {
        var walk = new JsonLines(Encoding.UTF8.GetBytes(json));
        walk.Read();
        return walk.lines;
    }

    private void Read()
    {
        var reader = new Utf8JsonReader(text);
        try
        {
            while (reader.Read())
            {
                Take(ref reader);
            }
        }
        catch (JsonException exception)
        {
            throw new FaultPlanException($"line {exception.LineNumber + 1}: this is no JSON", exception);
        }
        catch (InvalidOperationException exception)
        {
            throw new FaultPlanException($"line {line}: a text holds half of a surrogate pair, which is no character", exception);
        }
    }

    private void Take(ref Utf8JsonReader reader)
    {
        for (; counted < reader.TokenStartIndex; counted++)
        {
            line += text[counted] == '\n' ? 1 : 0;
        }

        if (reader.TokenType == JsonTokenType.PropertyName)
        {
            Name(reader.GetString()!);
        }
        else if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
        {
            levels.Pop();
        }
        else
        {
            Value(ref reader);
        }
    }

    private readonly void Name(string name)
    {
        var level = levels.Peek();
        if (!level.Names.Add(name))
        {
            throw new FaultPlanException($"line {line}: the member {name} is there twice");
        }

        level.Next = "." + name;
    }

    private readonly void Value(ref Utf8JsonReader reader)
    {
        var path = "$";
        if (levels.TryPeek(out var level))
        {
            path = level.Path + (level.IsList ? string.Create(CultureInfo.InvariantCulture, $"[{level.Count++}]") : level.Next);
        }

        lines[path] = line;
        if (reader.TokenType == JsonTokenType.String)
        {
            // Throws where it is no Unicode.
            reader.GetString();
        }
        else if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            if (levels.Count == DepthMax)
            {
                throw new FaultPlanException($"line {line}: lists and objects are nested more than {DepthMax} deep");
            }

            levels.Push(new Level(path, reader.TokenType == JsonTokenType.StartArray));
        }
    }

    private sealed class Level(string path, bool isList)
    {
        internal string Path => path;

        internal bool IsList => isList;

        internal int Count { get; set; }

        internal string Next { get; set; } = string.Empty;

        internal SortedSet<string> Names { get; } = new(StringComparer.Ordinal);
    }
}
