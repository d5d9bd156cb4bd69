using System.Xml.Linq;
using Distribution.Experiments.Reports.Charts;

namespace Distribution.Experiments.Tests.Reports.Charts;

/// <summary>A chart as its SVG says it, parsed.</summary>
internal sealed class DrawnChart
{
    private readonly XElement root;

    public DrawnChart(Chart chart, SvgUse use = SvgUse.Inline, ChartSize size = ChartSize.Standard)
    {
        Markup = Written(chart, use, size);
        root = XDocument.Parse(Markup).Root!;
    }

    public string Markup { get; }

    public IReadOnlyList<string> Texts => [.. Elements("text").Select(text => text.Value)];

    /// <summary>Labels of ticks, rules and titles that are not of a series.</summary>
    public IReadOnlyList<string> MutedTexts => [.. Elements("text").Where(text => Class(text) == "dc-muted").Select(text => text.Value)];

    public IReadOnlyList<XElement> WithClass(string css) => [.. root.Descendants().Where(element => Class(element).Split(' ').Contains(css))];

    public IEnumerable<XElement> Elements(string name) => root.Descendants().Where(element => element.Name.LocalName == name);

    public string? RootAttribute(string name) => root.Attribute(name)?.Value;

    public static string Written(Chart chart, SvgUse use = SvgUse.Inline, ChartSize size = ChartSize.Standard)
    {
        using var output = new StringWriter();
        chart.WriteSvg(output, use, size);
        return output.ToString();
    }

    private static string Class(XElement element) => element.Attribute("class")?.Value ?? "";
}
