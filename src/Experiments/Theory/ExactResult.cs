using Distribution.Experiments.Running;
using Distribution.Experiments.Statistics;

namespace Distribution.Experiments.Theory;

/// <summary>What was computed exactly: distributions, not samples of them.</summary>
/// <param name="Settings">Of this.</param>
/// <param name="Time">The spreading time: its interval is its mean, and no run counts.</param>
/// <param name="Curve">The number informed by cycle: mean and quantiles of its distribution.</param>
internal sealed record ExactResult(Settings Settings, Summary Time, SpreadCurve Curve)
{
    // Spreading that takes longer has a mean and a deviation, and no quantiles.
    private const int CyclesMax = 2_000;
    private const double Rest = 1e-6;

    /// <summary>Lines of theory beside it.</summary>
    internal IReadOnlyList<TheoryLine> Theory { get; } = TheoryList.For(Settings);

    /// <summary>Of a chain.</summary>
    internal static ExactResult Of(Settings settings, SpreadChain chain)
    {
        var (mean, sd) = chain.SpreadingTime();
        var cycles = new List<(double Done, double Mean, double P10, double P50, double P90)>();
        foreach (var masses in chain.Cycles().Take(CyclesMax + 1))
        {
            cycles.Add((masses[^1], SpreadChain.Mean(masses), At(masses, 0.1), At(masses, 0.5), At(masses, 0.9)));
            if (masses[^1] > 1 - Rest)
            {
                break;
            }
        }

        double[] done = [.. cycles.Select(cycle => cycle.Done)];
        var time = new Summary
        {
            Mean = mean,
            Sd = sd,
            Interval = new Interval(mean, mean),
            Min = FirstAbove(done, 0),
            P50Interval = Exactly(done, 0.5),
            P50 = FirstAbove(done, 0.5),
            P90Interval = Exactly(done, 0.9),
            P90 = FirstAbove(done, 0.9),
            P99Interval = Exactly(done, 0.99),
            P99 = FirstAbove(done, 0.99),
            Max = double.PositiveInfinity,
            Count = 0,
        };
        var curve = new SpreadCurve(
            [.. cycles.Select((_, at) => (double)at)],
            [.. cycles.Select(cycle => cycle.Mean)],
            [.. cycles.Select(cycle => cycle.P10)],
            [.. cycles.Select(cycle => cycle.P50)],
            [.. cycles.Select(cycle => cycle.P90)]);
        return new ExactResult(settings, time, curve);
    }

    // The least cycle by which everyone knows with at least this probability.
    private static double FirstAbove(double[] done, double probability)
    {
        var cycle = Array.FindIndex(done, share => share > 0 && share >= probability);
        return cycle < 0 ? double.NaN : cycle;
    }

    private static Interval Exactly(double[] done, double probability) => new(FirstAbove(done, probability), FirstAbove(done, probability));

    private static double At(double[] masses, double probability)
    {
        var sum = 0.0;
        for (var informed = 0; informed < masses.Length; informed++)
        {
            sum += masses[informed];
            if (sum >= probability)
            {
                return informed;
            }
        }

        return masses.Length - 1;
    }
}
