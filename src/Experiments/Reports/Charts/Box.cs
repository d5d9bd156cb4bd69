namespace Distribution.Experiments.Reports.Charts;

/// <summary>A rectangle in the pixels of a drawing, whose vertical axis points down.</summary>
internal readonly record struct Box(double Left, double Top, double Right, double Bottom)
{
    public double Width => Right - Left;

    public double Height => Bottom - Top;

    public Box Grown(double by) => new(Left - by, Top - by, Right + by, Bottom + by);

    public bool Overlaps(Box other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;

    public bool Holds(Box other) => other.Left >= Left && other.Right <= Right && other.Top >= Top && other.Bottom <= Bottom;

    /// <summary>The box of one line of text whose baseline is at <paramref name="y"/>.</summary>
    public static Box OfText(string text, double x, double y, TextAnchor anchor)
    {
        var width = TextMetrics.Width(text, TextMetrics.Label);
        var left = x - anchor switch { TextAnchor.Start => 0, TextAnchor.Middle => width / 2, _ => width };
        return new Box(left, y - 11, left + width, y + 4);
    }

    /// <summary>Whether a segment has a point inside the box (Liang and Barsky's clipping).</summary>
    public bool Meets(Point from, Point to)
    {
        var (enter, leave) = (0.0, 1.0);
        return Clip(from.X - to.X, from.X - Left, ref enter, ref leave) && Clip(to.X - from.X, Right - from.X, ref enter, ref leave)
            && Clip(from.Y - to.Y, from.Y - Top, ref enter, ref leave) && Clip(to.Y - from.Y, Bottom - from.Y, ref enter, ref leave);
    }

    private static bool Clip(double direction, double distance, ref double enter, ref double leave)
    {
        if (direction == 0)
        {
            return distance >= 0;
        }

        var at = distance / direction;
        if (direction < 0)
        {
            enter = Math.Max(enter, at);
        }
        else
        {
            leave = Math.Min(leave, at);
        }

        return enter <= leave;
    }
}
