using Distribution.Experiments.Reports.Charts.Marks;

namespace Distribution.Experiments.Reports.Charts;

/// <summary>The lines of text above a panel: its title or that of its axis at the left, and the labels of vertical rules, each above its
/// rule in the lowest line with room.</summary>
internal sealed class TopLabels
{
    private const double Gap = 6;
    private readonly List<(RuleMark Rule, Box Box, int Row)> places = [];

    public TopLabels(string title, IEnumerable<RuleMark> rules, Frame frame, double titleLeft, double right)
    {
        var taken = new List<(Box Box, int Row)> { (Box.OfText(title, titleLeft, 0, TextAnchor.Start), 0) };
        foreach (var rule in rules.Where(rule => rule.Label.Length > 0))
        {
            if (rule.PlaceOnTop(frame) is not { } x)
            {
                continue;
            }

            var width = TextMetrics.Width(rule.Label, TextMetrics.Label);
            var left = Math.Max(titleLeft, Math.Min(x - width / 2, right - width));
            var box = Box.OfText(rule.Label, left, 0, TextAnchor.Start);
            var blocked = taken.Where(other => other.Box.Grown(Gap).Overlaps(box)).Select(other => other.Row).ToArray();
            var row = Enumerable.Range(0, taken.Count + 1).Except(blocked).First();
            taken.Add((box, row));
            places.Add((rule, box, row));
        }
    }

    public int Rows => places.Select(place => place.Row).DefaultIfEmpty(0).Max() + 1;

    /// <summary>Draws the labels of rules above <paramref name="baseline"/>, the line of the title, and joins them to their
    /// rules.</summary>
    public void Draw(SvgWriter svg, Frame frame, double baseline)
    {
        foreach (var (rule, box, row) in places)
        {
            var y = baseline - row * TextMetrics.Line;
            svg.Text((box.Left + box.Right) / 2, y, rule.Label, "dc-muted", TextAnchor.Middle);
            if (rule.PlaceOnTop(frame) is { } x)
            {
                svg.Group("dc-muted", () => svg.Line(x, frame.Box.Top, x, baseline + 5, "dc-rule"));
            }
        }
    }
}
