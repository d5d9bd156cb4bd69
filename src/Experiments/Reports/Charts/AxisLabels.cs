namespace Distribution.Experiments.Reports.Charts;

/// <summary>The labels below a horizontal axis and the room they need. Categories have no order from which a reader could guess a label
/// that is left out: they are set in two rows, slanted or upright before one is.</summary>
internal sealed class AxisLabels(AxisTicks ticks, LabelTurn turn)
{
    /// <summary>Degrees, as SVG counts them.</summary>
    private const int SlantAngle = -40;
    private const int UprightAngle = -90;

    private const double Gap = 10;
    private const double Row = 20;
    private const double FirstBaseline = 17;

    // Texts are as high as this, with a little air.
    private const double SlantedPitch = 13.5;
    private const double UprightPitch = 12.5;

    // Labels of the outermost categories may reach into the margin, which is never narrower.
    private const double MarginMin = 12;

    private static readonly double Rise = Math.Sin(-SlantAngle * Math.PI / 180);
    private static readonly double Run = Math.Cos(-SlantAngle * Math.PI / 180);

    public AxisTicks Ticks => ticks;

    public LabelTurn Turn => turn;

    /// <summary>By how many degrees the labels are turned.</summary>
    public int Angle => turn switch
    {
        LabelTurn.Slanted => SlantAngle,
        LabelTurn.Upright => UprightAngle,
        _ => 0,
    };

    /// <summary>The same in Vega-Lite, which has no second row.</summary>
    public int VegaAngle => turn is LabelTurn.TwoRows ? SlantAngle : Angle;

    /// <summary>The room between the axis and what stands below its labels.</summary>
    public double Height => turn switch
    {
        LabelTurn.TwoRows => Row + TextMetrics.Line + 4,
        LabelTurn.Slanted => ticks.WidestLabel * Rise + Row,
        LabelTurn.Upright => ticks.WidestLabel + Gap + 4,
        _ => Row,
    };

    /// <summary>The labels of an axis so long: all of categories, as many as fit of numbers.</summary>
    public static AxisLabels Across(Scale scale, double length)
    {
        if (scale is not BandScale band)
        {
            return new AxisLabels(AxisTicks.Across(scale, length), LabelTurn.Level);
        }

        var (all, pitch) = (AxisTicks.All(band), length / band.Names.Count);
        var outermost = Math.Max(all.Labels[0].Width, all.Labels[^1].Width);
        return all.WidestLabel + Gap <= pitch ? new AxisLabels(all, LabelTurn.Level)
            : all.WidestLabel + Gap <= 2 * pitch && (outermost - pitch) / 2 <= MarginMin ? new AxisLabels(all, LabelTurn.TwoRows)
            : pitch * Rise >= SlantedPitch ? new AxisLabels(all, LabelTurn.Slanted)
            : pitch >= UprightPitch ? new AxisLabels(all, LabelTurn.Upright)
            : new AxisLabels(AxisTicks.Across(scale, length), LabelTurn.Level);
    }

    /// <summary>How far labels reach to the left of an axis so long.</summary>
    public double Overhang(double length) => turn is not LabelTurn.Slanted ? 0
        : ticks.Labels.Select((label, index) => label.Width * Run + Gap - (index + 0.5) * length / ticks.Labels.Count).Max();

    /// <summary>The same labels upright where an axis so long has no room for them slanted.</summary>
    public AxisLabels Within(double length) =>
        turn is LabelTurn.Slanted && length / ticks.Labels.Count * Rise < SlantedPitch ? new AxisLabels(ticks, LabelTurn.Upright) : this;

    /// <summary>Draws a label below the axis.</summary>
    public void Draw(SvgWriter svg, double x, double axis, int index)
    {
        var label = ticks.Labels[index];
        if (Angle != 0)
        {
            svg.Text(new Point(x + 4, axis + Gap), label, "dc-muted", Angle);
            return;
        }

        var isLower = turn is LabelTurn.TwoRows && index % 2 == 1;
        if (isLower)
        {
            svg.Line(x, axis, x, axis + FirstBaseline + 2, "dc-grid");
        }

        svg.Text(x, axis + FirstBaseline + (isLower ? TextMetrics.Line : 0), label, "dc-muted", TextAnchor.Middle);
    }
}
