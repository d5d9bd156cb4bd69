using Distribution.Experiments.Plans;
using Distribution.Experiments.Protocols;
using Distribution.Experiments.Reports.Charts;
using Distribution.Experiments.Results;
using Distribution.Experiments.Theory;

namespace Distribution.Experiments.Composing;

/// <summary>What theory says of how a rumor grows.</summary>
internal static class GrowthTheory
{
    private static readonly IListedProtocol[] Protocols = [new RumorProtocol(), new TimedPushProtocol(), new AntiEntropyProtocol()];

    /// <summary>The share of nodes reached by time in a setting, exact where there is an exact theory, and what it is; empty where no
    /// theory that is wanted has a curve.</summary>
    internal static (IReadOnlyList<Point> Points, string Name) Of(ResultRow row, PlanDisplay display)
    {
        var settings = Protocols.Select(protocol => RowSettings.Of(protocol, row)).FirstOrDefault(found => found is not null);
        var line = settings is null ? null
            : TheoryList.For(settings, wanted: display.Theories).FirstOrDefault(line => line.Curve is not null);
        var nodes = (double)ReportWords.Nodes(row);
        return line is null ? ([], "") : ([.. line.Curve!.Select((informed, time) => new Point(time, informed / nodes))], line.Name);
    }
}
