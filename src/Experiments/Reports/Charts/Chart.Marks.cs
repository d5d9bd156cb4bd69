using Distribution.Experiments.Reports.Charts.Marks;

namespace Distribution.Experiments.Reports.Charts;

public sealed partial class Chart
{
    private const int MostPanels = 12;
    private const int MostBands = 3;

    /// <summary>Begins a panel; further marks belong to it. All panels share the axes: small multiples, at most 12.</summary>
    /// <param name="title">What is different in this panel.</param>
    /// <exception cref="InvalidOperationException">The chart has 12 panels already, or marks from before its first panel.</exception>
    public Chart Panel(string title)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        if (Panels.Count == MostPanels || Panels is [{ Title: "", Marks.Count: > 0 }])
        {
            throw new InvalidOperationException($"a chart has at most {MostPanels} panels, and all its marks are in one of them");
        }

        if (Panels is [{ Title: "" }])
        {
            Panels.Clear();
        }

        Panels.Add(new Panel(title));
        return this;
    }

    /// <summary>A line straight from point to point, which should be in order of x. Points that are not finite break it.</summary>
    public Chart Line(Series series, IReadOnlyList<Point> points) => Add(new LineMark(series, points, LineShape.Straight));

    /// <summary>A line that keeps each value until the next point, as a distribution function does.</summary>
    public Chart Step(Series series, IReadOnlyList<Point> points) => Add(new LineMark(series, points, LineShape.Steps));

    /// <summary>The spread of runs, as an area; nothing where it has no width at any point.</summary>
    /// <param name="series">Its colour.</param>
    /// <param name="points">In order of x.</param>
    /// <param name="meaning">What the edges are, for the caption: <c>10 – 90 % of 200 runs</c>.</param>
    /// <exception cref="ArgumentException">The meaning is empty.</exception>
    /// <exception cref="InvalidOperationException">The panel has three bands already: more cannot be told apart, so use panels.</exception>
    public Chart Band(Series series, IReadOnlyList<BandPoint> points, string meaning)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(meaning);
        if (Panels[^1].Marks.OfType<BandMark>().Count() == MostBands)
        {
            throw new InvalidOperationException($"a panel has at most {MostBands} bands");
        }

        // Of one run, or of runs that are all the same, there is no spread to see.
        return points.All(point => point.Low == point.High) ? this : Add(new BandMark(series, points, meaning));
    }

    /// <summary>Estimates with their uncertainty, as marks with bars.</summary>
    /// <param name="series">Their colour, shape and label.</param>
    /// <param name="points">In order of x, in which the last one carries the label.</param>
    /// <param name="meaning">Interval, what was repeated and how often, for the caption: <c>95 % t interval of the mean over 200 runs</c>.
    /// </param>
    /// <exception cref="ArgumentException">The meaning is empty.</exception>
    public Chart Interval(Series series, IReadOnlyList<IntervalPoint> points, string meaning)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(meaning);
        return Add(new IntervalMark(series, points, meaning));
    }

    /// <summary>Samples as boxes with whiskers, on an axis of categories.</summary>
    public Chart Boxes(Series series, IReadOnlyList<BoxPoint> points) =>
        points is { Count: 0 } ? this : Add(new BoxMark(series, points));

    /// <summary>Points that are not joined.</summary>
    public Chart Dots(Series series, IReadOnlyList<Point> points) => Add(new DotMark(series, points));

    /// <summary>What was computed for single points, as open rings around the estimates of a series at the same places.</summary>
    /// <param name="around">The series of the estimates.</param>
    /// <param name="points">The computed values; those that are not finite, and zeros on a log axis, have no ring.</param>
    /// <param name="meaning">What was computed, for the caption: <c>exact Markov chain</c>.</param>
    /// <param name="shape">Circles are exact; what is not takes the other shape.</param>
    /// <exception cref="ArgumentException">The meaning is empty.</exception>
    public Chart Expected(Series around, IReadOnlyList<Point> points, string meaning, RingShape shape = RingShape.Circle)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(meaning);
        return Add(new RingMark(around, points, meaning, shape));
    }

    /// <summary>Every single run as a faint dot under the other marks; above 2,000 dots in the chart a sample that is
    /// always the same.</summary>
    public Chart Runs(Series series, IReadOnlyList<Point> points) => Add(new RunsMark(series, points));

    /// <summary>A heat map over two band scales.</summary>
    public Chart Cells(IReadOnlyList<HeatCell> cells, HeatClasses classes) => Add(new CellMark(cells, classes));

    /// <summary>A dotted line at a value of an axis.</summary>
    /// <param name="axis">The axis on which the value lies.</param>
    /// <param name="value">The value.</param>
    /// <param name="label">Short, such as <c>ln n</c>; empty for none.</param>
    public Chart Rule(Axis axis, double value, string label)
    {
        ArgumentNullException.ThrowIfNull(label);
        return Add(new RuleMark(axis, value, label));
    }

    /// <summary>The smallest value of the vertical axis that the experiment could tell from zero, as a dotted line. On a log axis zeros are
    /// drawn on it, as open triangles.</summary>
    /// <param name="value">Positive, for instance 1/(n × runs).</param>
    /// <param name="label">Short, such as <c>1/(n × runs)</c>.</param>
    public Chart Resolution(double value, string label)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
        resolution = value;
        return Rule(Axis.Y, value, label);
    }

    /// <summary>A remark at a place.</summary>
    public Chart Text(double x, double y, string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        return Add(new TextMark(new Point(x, y), text));
    }

    /// <summary>Arrows of a series, such as messages in a space-time diagram; without a series, in ink and not part of the data.</summary>
    public Chart Arrows(Series? series, IReadOnlyList<(Point From, Point To)> arrows) => Add(new ArrowMark(series, arrows));

    /// <summary>Failed runs at a horizontal value: a red cross with their count.</summary>
    /// <param name="x">The horizontal value.</param>
    /// <param name="count">How many; nothing is drawn for 0.</param>
    public Chart Failed(double x, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return count == 0 ? this : Add(new FaultMark(x, count));
    }

    private Chart Add(Mark mark)
    {
        Panels[^1].Marks.Add(mark);
        (fittedX, fittedY) = (null, null);
        return this;
    }
}
