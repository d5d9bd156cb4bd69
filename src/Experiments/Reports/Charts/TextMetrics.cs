namespace Distribution.Experiments.Reports.Charts;

/// <summary>Widths of texts without a font at hand. They are those of a wide fallback font, so that a label is not cut or run into its
/// neighbour on a machine whose fonts are wider than the author's.</summary>
internal static class TextMetrics
{
    public const double Heading = 15;
    public const double Label = 12;
    public const double Superscript = 9;

    /// <summary>Vertical room of one line of labels.</summary>
    public const double Line = 16;

    private const double Em = 0.64;
    private const char FirstFullWidth = '\u2E80';

    public static double Width(string text, double size) => text.Sum(unit => unit >= FirstFullWidth ? 1.05 : Em) * size;

    /// <summary>Breaks text at spaces into lines no wider than <paramref name="width"/>; a single longer word keeps its own line.</summary>
    public static List<string> Wrap(string text, double size, double width)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && Width(longer, size) > width)
            {
                lines.Add(line);
                longer = word;
            }

            line = longer;
        }

        if (line.Length > 0)
        {
            lines.Add(line);
        }

        return lines;
    }
}
