using System.Text.Json.Nodes;

namespace Distribution.Experiments.Reports.Charts.Marks;

/// <summary>Something drawn in a panel.</summary>
internal abstract class Mark(Series? series, IReadOnlyList<Datum> data)
{
    /// <summary>The width of the sample of a mark in a legend.</summary>
    public const double KeyWidth = 24;

    public Series? Series => series;

    public IReadOnlyList<Datum> Data => data;

    /// <summary>Marks of a lower depth are drawn under those of a higher one, in whatever order they were added.</summary>
    public abstract Depth Depth { get; }

    /// <summary>Whether the rows were measured and so belong into the data table.</summary>
    public virtual bool IsMeasured => true;

    /// <summary>Whether the mark is a dot for each row, of which there may be too many.</summary>
    public virtual bool IsCloud => false;

    /// <summary>Whether marks of several series at one place must shift aside to be seen.</summary>
    public virtual bool Dodges => false;

    /// <summary>Sentences for the caption: what a bar or band means, what was left out.</summary>
    public virtual IEnumerable<string> Notes(Frame frame) => [];

    /// <summary>The values that the axes must hold.</summary>
    public virtual IEnumerable<Point> Extent => data.SelectMany(row => new[]
    {
        new Point(row.X, row.Y), new Point(row.X, row.Low), new Point(row.X, row.High), row.To ?? new Point(row.X, double.NaN),
    });

    public abstract void Draw(SvgWriter svg, Frame frame);

    /// <summary>A sample of the mark at (x, y), <see cref="KeyWidth"/> wide.</summary>
    public virtual void DrawKey(SvgWriter svg, double x, double y)
    {
    }

    /// <summary>Where a label beside the mark would belong: the end of a line, the last of a row of points.</summary>
    public virtual Point? LabelEnd(Frame frame) => null;

    /// <summary>What a label must stay clear of, in pixels.</summary>
    public virtual IEnumerable<Segment> Obstacles(Frame frame) => [];

    /// <summary>Texts that belong to the mark and need a free place.</summary>
    public virtual IEnumerable<LabelRequest> Labels(Frame frame) => [];

    /// <summary>The layers of a Vega-Lite specification that draw the same rows.</summary>
    public abstract IEnumerable<JsonObject> ToVega(VegaAxes axes);

    protected Ink Ink => series?.Ink ?? Palette.Ink;

    protected static bool IsFinite(Datum row) => double.IsFinite(row.X) && double.IsFinite(row.Y);
}
