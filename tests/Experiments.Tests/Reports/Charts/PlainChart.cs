using Distribution.Experiments.Reports.Charts;

namespace Distribution.Experiments.Tests.Reports.Charts;

/// <summary>The smallest charts that can be written, for tests to add to.</summary>
internal static class PlainChart
{
    public static Chart Linear() => Empty().X(Scale.Linear(0, 10), "x").Y(Scale.Linear(0, 1), "y");

    public static Chart Log() => Empty().X(Scale.Linear(0, 10), "x").Y(Scale.Log(1e-5, 1), "y");

    public static Chart Empty() => Chart.Named("plain", "Y against X").Describe("Y does not depend on X.");

    public static Series Blue { get; } = Series.Category("blue", 1);
}
