using Distribution.Experiments.Statistics;

namespace Distribution.Experiments.Comparing;

/// <summary>A time on processes beside the simulator: how many times the simulator's quantiles those of the processes are, and how far the
/// two distributions are apart.</summary>
/// <param name="Processes">What was measured.</param>
/// <param name="Simulated">What was simulated.</param>
/// <param name="Test">The distributions.</param>
internal sealed record TimeGap(Summary Processes, Summary Simulated, KolmogorovSmirnov Test)
{
    /// <summary>Of the medians.</summary>
    internal Ratio P50 => Ratio.Between((Processes.P50, Processes.P50Interval), (Simulated.P50, Simulated.P50Interval));

    /// <summary>Of the 0.9 quantiles.</summary>
    internal Ratio P90 => Ratio.Between((Processes.P90, Processes.P90Interval), (Simulated.P90, Simulated.P90Interval));

    /// <summary>Of the 0.99 quantiles.</summary>
    internal Ratio P99 => Ratio.Between((Processes.P99, Processes.P99Interval), (Simulated.P99, Simulated.P99Interval));

    /// <summary>Compares samples; those that are not-a-number are times of what never came.</summary>
    internal static TimeGap Of(IEnumerable<double> processes, IEnumerable<double> simulated)
    {
        var (real, virtually) = (Ascending(processes), Ascending(simulated));
        return new TimeGap(
            Summary.Of(real, MeasureKind.Amount), Summary.Of(virtually, MeasureKind.Amount), KolmogorovSmirnov.Between(real, virtually));
    }

    private static double[] Ascending(IEnumerable<double> samples) => [.. samples.Where(double.IsFinite).Order()];
}
