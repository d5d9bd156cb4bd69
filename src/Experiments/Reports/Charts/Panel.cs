using Distribution.Experiments.Reports.Charts.Marks;

namespace Distribution.Experiments.Reports.Charts;

/// <summary>The marks of one panel. All panels of a chart share its axes, so that they can be compared.</summary>
internal sealed class Panel(string title)
{
    public string Title => title;

    public List<Mark> Marks { get; } = [];
}
