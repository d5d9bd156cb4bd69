namespace Distribution.Experiments.Reports.Charts;

/// <summary>A piece of a line in the pixels of a drawing.</summary>
internal readonly record struct Segment(Point From, Point To)
{
    public static IEnumerable<Segment> Through(IReadOnlyList<Point> points) =>
        Enumerable.Range(1, Math.Max(points.Count - 1, 0)).Select(index => new Segment(points[index - 1], points[index]));

    public static Segment Spot(Point at) => new(at, at);
}
