namespace Distribution.Experiments.Reports.Charts.Marks;

/// <summary>What lies under what.</summary>
internal enum Depth
{
    Area,
    Reference,
    Runs,
    Line,
    Interval,
    Dot,
    Text,
}
