using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Distribution.Experiments.Output;

/// <summary>One JSON document on an output, indented, with line feeds, whatever the machine.</summary>
internal static class OutputDocument
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",

        // For files and terminals, not for pages: + and ' stay as they are.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes the document and a line feed.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="content">Writes the members of the outermost object.</param>
    internal static void Write(TextWriter output, Action<Utf8JsonWriter> content) => output.Write(TextOf(content));

    /// <summary>The document as text that ends in a line feed.</summary>
    internal static string TextOf(Action<Utf8JsonWriter> content)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, Options))
        {
            writer.WriteStartObject();
            content(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }

    /// <summary>A number; null for what is not finite, which JSON cannot say.</summary>
    internal static void WriteFinite(this Utf8JsonWriter writer, string name, double value)
    {
        writer.WritePropertyName(name);
        writer.WriteFiniteValue(value);
    }

    /// <summary>An array of numbers, null for those that are not finite.</summary>
    internal static void WriteFinite(this Utf8JsonWriter writer, string name, IEnumerable<double> values)
    {
        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            writer.WriteFiniteValue(value);
        }

        writer.WriteEndArray();
    }

    private static void WriteFiniteValue(this Utf8JsonWriter writer, double value)
    {
        if (double.IsFinite(value))
        {
            writer.WriteNumberValue(value);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
