using Distribution.Experiments.Reports.Charts.Marks;

namespace Distribution.Experiments.Reports.Charts;

public sealed partial class Chart
{
    private const int MostSeries = 6;

    /// <summary>The left margin that charts shown one above the other have in common; see <see cref="Align"/>.</summary>
    internal double LeastLeftMargin { get; private set; }

    /// <summary>The share of dots that is drawn.</summary>
    internal double DotShare => CloudSize <= DotSample.Limit ? 1 : (double)DotSample.Limit / CloudSize;

    /// <summary>The share of estimates that is drawn.</summary>
    internal double EstimateShare =>
        EstimateCount <= DotSample.EstimateLimit ? 1 : (double)DotSample.EstimateLimit / EstimateCount;

    private int EstimateCount => Panels.SelectMany(panel => panel.Marks).OfType<IntervalMark>().Sum(mark => mark.Data.Count);

    private int CloudSize => Panels.SelectMany(panel => panel.Marks).Where(mark => mark.IsCloud).Sum(mark => mark.Data.Count);

    /// <summary>Gives charts that are compared the same left margin, so that equal values lie one below the other. Give them the same
    /// scale for the axis they share.</summary>
    public static void Align(params IReadOnlyList<Chart> charts)
    {
        var margin = charts.Max(chart => new ChartLayout(chart, ChartSize.Standard).NaturalLeftMargin);
        foreach (var chart in charts)
        {
            chart.LeastLeftMargin = margin;
        }
    }

    /// <summary>Writes the chart as SVG, with two decimals and line ends of one character.</summary>
    /// <param name="output">Receives the text; not closed.</param>
    /// <param name="use">Whether the drawing stands in a page or is a file of its own.</param>
    /// <param name="size">Its shape.</param>
    /// <exception cref="InvalidOperationException">The finding or an axis is missing, or there are more than six series.</exception>
    public void WriteSvg(TextWriter output, SvgUse use, ChartSize size = ChartSize.Standard)
    {
        ArgumentNullException.ThrowIfNull(output);
        Check();
        new ChartDrawing(this, size, use).Write(output);
    }

    /// <summary>Writes a Vega-Lite 5 specification with the data inside; above 5,000 rows the data are in <c>ID.csv</c> beside it, which
    /// <see cref="WriteCsv"/> makes.</summary>
    /// <param name="output">Receives the text; not closed.</param>
    /// <exception cref="InvalidOperationException">The finding or an axis is missing, or there are more than six series.</exception>
    public void WriteVegaLite(TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        Check();
        new VegaLite(this).Write(output);
    }

    /// <summary>Whether the specification of <see cref="WriteVegaLite"/> reads its data from a file.</summary>
    public bool NeedsCsv => new VegaLite(this).NeedsCsv;

    /// <summary>Writes the data of all marks as CSV (UTF-8 text, a header line).</summary>
    /// <param name="output">Receives the text; not closed.</param>
    public void WriteCsv(TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        new VegaLite(this).WriteCsv(output);
    }

    /// <summary>The caption: the author's words, what bars, bands and dashes mean, and what is not drawn.</summary>
    public string Caption()
    {
        Check();
        var panels = new ChartLayout(this, ChartSize.Standard).Panels;
        var notes = panels.SelectMany(panel => panel.Panel.Marks.SelectMany(mark => mark.Notes(panel.Frame)))
            .Distinct(StringComparer.Ordinal);
        var undrawn = panels.Select(panel => panel.Undrawn()).ToArray();
        return string.Join(' ', new[] { CaptionText }.Concat(notes)
            .Append(DotShare < 1 ? $"A seeded sample of {Format.Count(DotSample.Limit)} of {Format.Count(CloudSize)} dots is drawn." : "")
            .Append(EstimateShare < 1
                ? $"A seeded sample of {Format.Count(DotSample.EstimateLimit)} of {Format.Count(EstimateCount)} estimates is drawn."
                : "")
            .Append(Told(undrawn.Sum(count => count.Missing), "missing and not drawn"))
            .Append(Told(undrawn.Sum(count => count.Outside), "outside the axes and not drawn"))
            .Where(sentence => sentence.Length > 0));
    }

    private static string Told(int count, string what) =>
        count == 0 ? "" : $"{Format.Count(count)} {(count == 1 ? "value is" : "values are")} {what}.";

    private void Check()
    {
        if (Finding.Length == 0 || XTitle is null || YTitle is null)
        {
            throw new InvalidOperationException($"the chart '{Id}' needs a finding (Describe) and two axes (X and Y)");
        }

        if (LegendEntry.Of(this).Count(entry => !entry.Series.IsTheory) > MostSeries)
        {
            throw new InvalidOperationException($"the chart '{Id}' has more than {MostSeries} series: use panels");
        }
    }
}
