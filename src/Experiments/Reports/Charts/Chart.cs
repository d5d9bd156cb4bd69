using Distribution.Experiments.Reports.Charts.Marks;

namespace Distribution.Experiments.Reports.Charts;

/// <summary>A chart of plain data: say what it shows, give it axes and marks, and write it as SVG or Vega-Lite. Marks are drawn in a fixed
/// order of depth (areas, references, single runs, lines, intervals, points), series are labelled at their line's end or in a legend, and
/// what is not drawn is said in the caption. Not safe for use by several threads; the same calls give the same bytes.</summary>
/// <example>
/// <code>
/// var chart = Chart.Named("missed-fanout", "Missed nodes against fan-out")
///     .Subtitle("infect and die, n = 1,000, 200 runs a point, seed 1")
///     .Describe("Missed nodes fall by a factor of e for each unit of fan-out.")
///     .X(Scale.Whole(1, 10), "fan-out").Y(Scale.Log(1e-5, 1), "missed")
///     .Interval(Series.Simulator, points, "95 % t interval of the mean over 200 runs")
///     .Line(Series.Theory("theory", "r = 1 − exp(−f r)"), theory)
///     .Rule(Axis.X, Math.Log(1000), "ln n");
/// chart.WriteSvg(output, SvgUse.Standalone);
/// </code>
/// </example>
public sealed partial class Chart
{
    private (Scale? Scale, string Title) xAxis;
    private (Scale? Scale, string Title) yAxis;
    private double? resolution;

    // Fitting a scale reads all data, and every value drawn needs the scale: it is fitted once, until marks are added.
    private Scale? fittedX;
    private Scale? fittedY;

    private Chart(string id, string heading) => (Id, Heading) = (id, heading);

    /// <summary>The name of the chart's files and of its place in a page.</summary>
    public string Id { get; }

    /// <summary>The heading: "Y against X".</summary>
    public string Heading { get; }

    /// <summary>What the chart shows, in a sentence, for those who cannot see it.</summary>
    public string Finding { get; private set; } = "";

    /// <summary>The line below the heading.</summary>
    public string SubtitleText { get; private set; } = "";

    internal string CaptionText { get; private set; } = "";

    internal string EmptyReason { get; private set; } = "no run has finished";

    internal List<Panel> Panels { get; } = [new Panel("")];

    internal string XTitle => xAxis.Title;

    internal string YTitle => yAxis.Title;

    internal bool HasMeasuredX { get; private set; }

    internal Scale XScale => xAxis.Scale ?? (fittedX ??= Fitted(point => point.X));

    internal Scale YScale => yAxis.Scale ?? (fittedY ??= Fitted(point => point.Y));

    internal double ZeroLine => resolution is { } value && YScale.Contains(value) ? value : YScale.Min;

    /// <summary>Whether no mark has a measured value to show.</summary>
    internal bool IsEmpty => !Panels.SelectMany(panel => panel.Marks).Where(mark => mark.IsMeasured || mark is RunsMark)
        .SelectMany(mark => mark.Extent).Any(point => double.IsFinite(point.X) && double.IsFinite(point.Y));

    /// <summary>Starts a chart.</summary>
    /// <param name="id">Lower-case letters, digits and hyphens; unique in a report.</param>
    /// <param name="heading">"Y against X".</param>
    /// <exception cref="ArgumentException">The id has other characters, or the heading is empty.</exception>
    public static Chart Named(string id, string heading)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        ArgumentException.ThrowIfNullOrWhiteSpace(heading);
        if (!id.All(unit => char.IsAsciiLetterLower(unit) || char.IsAsciiDigit(unit) || unit == '-'))
        {
            throw new ArgumentException($"a chart's id has lower-case letters, digits and hyphens only, not '{id}'", nameof(id));
        }

        return new Chart(id, heading);
    }

    /// <summary>The line below the heading: protocol, n, runs, seed.</summary>
    public Chart Subtitle(string subtitle)
    {
        ArgumentNullException.ThrowIfNull(subtitle);
        SubtitleText = subtitle;
        return this;
    }

    /// <summary>What a reader must know beside what the chart says itself; the meaning of bars, bands and dashes is added to it.</summary>
    public Chart Caption(string caption)
    {
        ArgumentNullException.ThrowIfNull(caption);
        CaptionText = caption;
        return this;
    }

    /// <summary>The finding, as a sentence: what someone who cannot see the chart should know. Required before the chart is
    /// written.</summary>
    /// <exception cref="ArgumentException">The finding is empty.</exception>
    public Chart Describe(string finding)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(finding);
        Finding = finding;
        return this;
    }

    /// <summary>Why there may be nothing to show; stands in the chart when it is so.</summary>
    /// <exception cref="ArgumentException">The reason is empty.</exception>
    public Chart WhenEmpty(string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        EmptyReason = reason;
        return this;
    }

    /// <summary>The horizontal axis.</summary>
    /// <param name="scale">Its domain and kind.</param>
    /// <param name="title">What it shows, with the unit in parentheses.</param>
    public Chart X(Scale scale, string title) => WithX(scale, title);

    /// <summary>The horizontal axis, with a scale that fits the marks: logarithmic when they span more than a factor of 50.</summary>
    /// <param name="title">What it shows, with the unit in parentheses.</param>
    public Chart X(string title) => WithX(null, title);

    /// <summary>The vertical axis.</summary>
    /// <param name="scale">Its domain and kind.</param>
    /// <param name="title">What it shows, with the unit in parentheses.</param>
    public Chart Y(Scale scale, string title) => WithY(scale, title);

    /// <summary>The vertical axis, with a scale that fits the marks: logarithmic when they span more than a factor of 50.</summary>
    /// <param name="title">What it shows, with the unit in parentheses.</param>
    public Chart Y(string title) => WithY(null, title);

    /// <summary>The horizontal values were measured, as the vertical ones: no mark is moved aside, even where it hides another.</summary>
    public Chart MeasuredX()
    {
        HasMeasuredX = true;
        return this;
    }

    private Chart WithX(Scale? scale, string title)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        xAxis = (scale, title);
        return this;
    }

    private Chart WithY(Scale? scale, string title)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        yAxis = (scale, title);
        return this;
    }

    private Scale Fitted(Func<Point, double> coordinate) =>
        Scale.Fit(Panels.SelectMany(panel => panel.Marks).SelectMany(mark => mark.Extent).Select(coordinate)).Nice();
}
