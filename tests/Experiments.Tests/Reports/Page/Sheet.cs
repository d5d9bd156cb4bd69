using System.Globalization;
using System.Text.RegularExpressions;

namespace Distribution.Experiments.Tests.Reports.Page;

/// <summary>The colours of a page as its style sheet says them.</summary>
internal sealed partial class Sheet
{
    private readonly Dictionary<string, string> values;

    private Sheet(string block) => values = Variable().Matches(block)
        .ToDictionary(match => match.Groups["name"].Value, match => match.Groups["value"].Value, StringComparer.Ordinal);

    /// <summary>The light sheet and the dark one of a page.</summary>
    public static (Sheet Light, Sheet Dark) Of(string page)
    {
        var roots = Root().Matches(page).Select(match => match.Groups["block"].Value).ToArray();
        return (new Sheet(roots[0]), new Sheet(roots[1]));
    }

    /// <summary>The contrast of two variables after WCAG 2.2, from 1 to 21.</summary>
    public double Contrast(string first, string second)
    {
        var (a, b) = (Luminance(values[first]), Luminance(values[second]));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string colour)
    {
        var channels = Enumerable.Range(0, 3)
            .Select(index => int.Parse(colour.AsSpan(1 + 2 * index, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(value => value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4)).ToArray();
        return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2];
    }

    [GeneratedRegex(@"--dc-(?<name>\w+):(?<value>#[0-9a-f]{6});", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Variable();

    [GeneratedRegex(@":root\{(?<block>[^}]*)\}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Root();
}
