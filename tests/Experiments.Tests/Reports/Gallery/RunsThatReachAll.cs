using Distribution.Experiments.Reports.Charts;
using Distribution.Experiments.Reports.Gallery;

namespace MyExperiments;

/// <summary>The share of runs that reach every node, by fan-out.</summary>
public sealed class RunsThatReachAll : IChartOf<FanoutSweep>
{
    public int Place => 9;

    public Chart Draw(FanoutSweep data)
    {
        var shares = data.Points.Where(point => point.Runs.Count > 0)
            .Select(point => new Point(point.Fanout, point.Runs.Count(reach => reach >= 1) / (double)point.Runs.Count));
        return Chart.Named("reach-all-fanout", "Runs that reach all against fan-out").Subtitle(data.Setting.ToString())
            .Describe("The share of runs that reach every node rises steeply just above a fan-out of ln n.")
            .X("fan-out").Y(Scale.Proportion, "share of runs")
            .Dots(Series.Simulator with { Name = "" }, [.. shares])
            .Rule(Axis.X, Math.Log(data.Setting.Nodes), "ln n");
    }
}
