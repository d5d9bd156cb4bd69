namespace Distribution.Experiments.Reports.Charts.Marks;

/// <summary>How a line goes from a point to the next.</summary>
internal enum LineShape
{
    Straight,
    Steps,
}
