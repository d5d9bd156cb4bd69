using Distribution.Experiments.Reports.Charts;

namespace Distribution.Experiments.Reports.Gallery;

/// <summary>The distribution functions of a time, simulator beside processes, in a panel for each setting.</summary>
public sealed class ComparedDistributions : IChartOf<ComparedSamples>
{
    private const int PanelsMax = 12;

    // Finer steps cannot be told apart in a small panel, and twelve of them make a large file.
    private const int Steps = 64;

    /// <inheritdoc/>
    public int Place => 0;

    /// <inheritdoc/>
    public Chart? Draw(ComparedSamples data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var drawn = Spread(data.Settings);
        double[] samples = [.. drawn.SelectMany(setting => setting.Simulator.Concat(setting.Processes)).Where(sample => sample > 0)];
        if (samples.Length == 0)
        {
            return null;
        }

        var left = drawn.Count == data.Settings.Count ? "" : $" Shown are {drawn.Count} of {data.Settings.Count} settings.";
        var chart = Chart.Named("compared-distribution", $"Share of messages against {data.Measure}").Subtitle(data.Setting.ToString())
            .X(Scale.Log(samples.Min(), samples.Max()), data.Measure + " (ms)").Y(Scale.Proportion, "share of messages at or below")
            .Caption($"Gap: the Kolmogorov–Smirnov distance of the two. Drawn in steps of 1/{Steps}.{left}")
            .Describe(Finding(data.Settings));
        return drawn.Aggregate(chart, (all, setting) => all
            .Panel($"{setting.Name}: gap {Format.Number(setting.Distance, 2)}")
            .Step(Series.Simulator, Coarse(setting.Simulator)).Step(Series.Processes, Coarse(setting.Processes)));
    }

    private static IReadOnlyList<ComparedSample> Spread(IReadOnlyList<ComparedSample> all) => all.Count <= PanelsMax
        ? all
        : [.. Enumerable.Range(0, PanelsMax).Select(index => all[index * (all.Count - 1) / (PanelsMax - 1)])];

    // Both ends, and the points at which another step is reached.
    private static IReadOnlyList<Point> Coarse(IReadOnlyList<double> samples)
    {
        var all = Samples.Distribution(samples);
        return [.. all.Where((point, index) => index == 0 || (int)(point.Y * Steps) > (int)(all[index - 1].Y * Steps))];
    }

    private static string Finding(IReadOnlyList<ComparedSample> settings)
    {
        var (least, most) = (settings.MinBy(setting => setting.Distance)!, settings.MaxBy(setting => setting.Distance)!);
        return settings.Count == 1
            ? $"The gap between simulator and processes is {Format.Number(least.Distance, 2)}."
            : $"The gap between simulator and processes is {Format.Number(least.Distance, 2)} at {least.Name} and "
                + $"{Format.Number(most.Distance, 2)} at {most.Name}.";
    }
}
