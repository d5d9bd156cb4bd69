using System.Globalization;

namespace Distribution.Experiments.Reports;

/// <summary>Writes well-formed markup, XML or HTML, escaping every text and attribute. Elements are closed in the order they were
/// opened; an element without content is written <c>&lt;x/&gt;</c> in XML. Not safe for use by several threads.</summary>
internal sealed class MarkupWriter(TextWriter output, MarkupSyntax syntax)
{
    private readonly Stack<string> open = new();
    private bool insideTag;

    public MarkupWriter Start(string element, string? css = null)
    {
        CloseTag();
        output.Write('<');
        output.Write(element);
        open.Push(element);
        insideTag = true;
        return css is null ? this : Attribute("class", css);
    }

    public MarkupWriter Attribute(string name, string value)
    {
        output.Write(' ');
        output.Write(name);
        output.Write("=\"");
        WriteEscaped(value);
        output.Write('"');
        return this;
    }

    /// <summary>A number with at most two decimals, which is what a drawing can show.</summary>
    public MarkupWriter Attribute(string name, double value) => Attribute(name, Number(value));

    public MarkupWriter Text(string text)
    {
        CloseTag();
        WriteEscaped(text);
        return this;
    }

    /// <summary>Text that is markup already: a style sheet, a script, or what another writer of this kind made.</summary>
    public MarkupWriter Raw(string markup)
    {
        CloseTag();
        output.Write(markup);
        return this;
    }

    public MarkupWriter End()
    {
        var element = open.Pop();
        if (insideTag && syntax == MarkupSyntax.Xml)
        {
            output.Write("/>");
        }
        else
        {
            CloseTag();
            if (syntax == MarkupSyntax.Xml || !IsVoid(element))
            {
                output.Write($"</{element}>");
            }
        }

        insideTag = false;
        return this;
    }

    public MarkupWriter Leaf(string element, string text, string? css = null) => Start(element, css).Text(text).End();

    /// <summary>A line end, so that a changed file shows as a readable difference.</summary>
    public MarkupWriter NewLine() => Raw("\n");

    public static string Number(double value)
    {
        // Adding zero turns the negative zero that rounding may leave into a plain one.
        var rounded = Math.Round(value, 2, MidpointRounding.AwayFromZero) + 0.0;
        return rounded.ToString("0.##", CultureInfo.InvariantCulture);
    }

    private static bool IsVoid(string element) => element is "meta" or "link" or "br" or "hr" or "img" or "input" or "wbr";

    private void CloseTag()
    {
        if (insideTag)
        {
            output.Write('>');
            insideTag = false;
        }
    }

    private void WriteEscaped(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            var unit = text[index];
            switch (unit)
            {
                case '&': output.Write("&amp;"); break;
                case '<': output.Write("&lt;"); break;
                case '>': output.Write("&gt;"); break;
                case '"': output.Write("&quot;"); break;
                default:
                    if (char.IsHighSurrogate(unit) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
                    {
                        output.Write(unit);
                        output.Write(text[++index]);
                    }
                    else
                    {
                        output.Write(IsLegal(unit) ? unit : '\uFFFD');
                    }

                    break;
            }
        }
    }

    // XML 1.0, production 2 (Char): anything else makes the whole file unreadable, so it becomes the replacement character.
    private static bool IsLegal(char unit) =>
        unit is '\t' or '\n' or '\r' || (unit >= ' ' && !char.IsSurrogate(unit) && unit is not ('\uFFFE' or '\uFFFF'));
}
