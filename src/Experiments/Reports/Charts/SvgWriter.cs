using System.Globalization;
using System.Text;

namespace Distribution.Experiments.Reports.Charts;

/// <summary>Writes the few SVG shapes that charts are made of, in classes of the chart's style sheet and with two decimals.</summary>
internal sealed class SvgWriter(MarkupWriter markup)
{
    public MarkupWriter Markup => markup;

    public void Group(string css, Action content)
    {
        markup.Start("g", css);
        content();
        markup.End().NewLine();
    }

    public void Line(double x1, double y1, double x2, double y2, string css, string? dash = null)
    {
        markup.Start("line", css).Attribute("x1", x1).Attribute("y1", y1).Attribute("x2", x2).Attribute("y2", y2);
        if (dash is not null)
        {
            markup.Attribute("stroke-dasharray", dash);
        }

        markup.End();
    }

    public void Rectangle(Box box, string css) => markup.Start("rect", css)
        .Attribute("x", box.Left).Attribute("y", box.Top).Attribute("width", box.Width).Attribute("height", box.Height).End();

    public void Path(string data, string css, string? dash = null)
    {
        markup.Start("path", css).Attribute("d", data);
        if (dash is not null)
        {
            markup.Attribute("stroke-dasharray", dash);
        }

        markup.End();
    }

    public void Text(double x, double y, string text, string css, TextAnchor anchor = TextAnchor.Start)
    {
        StartText(x, y, css, anchor);
        markup.Text(text).End();
    }

    public void Text(double x, double y, TickLabel label, string css, TextAnchor anchor)
    {
        StartText(x, y, css, anchor);
        markup.Text(label.Text);
        if (label.Exponent is not null)
        {
            markup.Start("tspan", "dc-sup").Attribute("dy", -4).Text(label.ExponentText).End();
        }

        markup.End();
    }

    /// <summary>A label that ends at a point, turned around it.</summary>
    public void Text(Point at, TickLabel label, string css, int degrees)
    {
        StartText(at.X, at.Y, css, TextAnchor.End);
        markup.Attribute("transform", string.Create(CultureInfo.InvariantCulture, $"rotate({degrees} {Pair(at.X, at.Y)})"))
            .Text(label.ToString()).End();
    }

    /// <summary>A path through points, as short as it can be said: <c>M1 2L3 4H5V6</c>.</summary>
    public static string PathThrough(IEnumerable<Point> points)
    {
        var data = new StringBuilder();
        var (lastX, lastY) = ("", "");
        foreach (var point in points)
        {
            var (x, y) = (MarkupWriter.Number(point.X), MarkupWriter.Number(point.Y));
            _ = (data.Length, x == lastX, y == lastY) switch
            {
                (0, _, _) => data.Append('M').Append(x).Append(' ').Append(y),
                (_, true, true) => data,
                (_, true, false) => data.Append('V').Append(y),
                (_, false, true) => data.Append('H').Append(x),
                _ => data.Append('L').Append(x).Append(' ').Append(y),
            };
            (lastX, lastY) = (x, y);
        }

        return data.ToString();
    }

    public static string Pair(double x, double y) =>
        string.Create(CultureInfo.InvariantCulture, $"{MarkupWriter.Number(x)} {MarkupWriter.Number(y)}");

    private void StartText(double x, double y, string css, TextAnchor anchor)
    {
        markup.Start("text", css).Attribute("x", x).Attribute("y", y);
        if (anchor != TextAnchor.Start)
        {
            markup.Attribute("text-anchor", anchor == TextAnchor.Middle ? "middle" : "end");
        }
    }
}
