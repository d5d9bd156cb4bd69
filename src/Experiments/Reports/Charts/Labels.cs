namespace Distribution.Experiments.Reports.Charts;

/// <summary>Finds places for texts inside a panel, clear of lines, marks and each other.</summary>
internal sealed class Labels(Box bounds, IReadOnlyList<Segment> obstacles)
{
    // Two texts on one another cannot be read at all; a text on a line can, with its halo.
    private const int CostOfText = 1000;
    private const int CostOutside = 10_000;
    private const double Clearance = 3;

    private readonly List<Box> taken = [];

    /// <summary>The first place with nothing in its way, or the one with the least.</summary>
    public LabelPlace Place(LabelRequest request)
    {
        var best = request.Places.MinBy(place => Cost(Box.OfText(request.Text, place.X, place.Y, place.Anchor)));
        taken.Add(Box.OfText(request.Text, best.X, best.Y, best.Anchor));
        return best;
    }

    private int Cost(Box box)
    {
        var roomy = box.Grown(Clearance);
        return obstacles.Count(segment => roomy.Meets(segment.From, segment.To))
            + CostOfText * taken.Count(box.Overlaps) + (bounds.Holds(box) ? 0 : CostOutside);
    }
}
