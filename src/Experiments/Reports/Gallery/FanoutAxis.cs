using Distribution.Experiments.Reports.Charts;

namespace Distribution.Experiments.Reports.Gallery;

/// <summary>The horizontal axis that the charts of one sweep share, so that they can be read one below the other.</summary>
internal static class FanoutAxis
{
    public static Scale Of(FanoutSweep data)
    {
        var fanouts = data.Points.Select(point => point.Fanout).DefaultIfEmpty(1).ToArray();
        return Scale.Whole(fanouts.Min(), fanouts.Max());
    }
}
