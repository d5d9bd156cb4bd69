namespace Distribution.Experiments.Theory;

/// <summary>
/// Spreading for ever with all sites in step, as a Markov chain over the number informed: exact, whoever calls, with loss, with crashed
/// sites and for each fan-out law. What is known of a cycle is a <see cref="SpreadStep"/>; this class adds cycles up.
/// </summary>
internal sealed class SpreadChain
{
    // A site in a million is wrong by less, and numbers that small cost processors most.
    private const double Negligible = 1e-25;

    private readonly int live;
    private readonly SpreadStep[] steps;

    private SpreadChain(int live, SpreadStep[] steps)
    {
        this.live = live;
        this.steps = steps;
    }

    /// <summary>The chain of a model in which a cycle can inform somebody.</summary>
    internal static SpreadChain Of(SpreadModel model) => new(model.Live, SpreadStep.All(model));

    /// <summary>Mean and standard deviation of the cycle in which the last live site learns.</summary>
    internal (double Mean, double Sd) SpreadingTime()
    {
        // With E and S the first two moments of the time that remains: E(i) = 1 + sum P E, S(i) = 1 + 2 sum P E + sum P S.
        var (first, second) = (new double[live + 1], new double[live + 1]);
        for (var informed = live - 1; informed >= 1; informed--)
        {
            var step = steps[informed];
            var (sumFirst, sumSecond) = (step.Later(first, informed), step.Later(second, informed));
            first[informed] = (1 + sumFirst) / step.Progress;
            second[informed] = (1 + (2 * (first[informed] - 1)) + sumSecond) / step.Progress;
        }

        return (first[1], Math.Sqrt(Math.Max(0, second[1] - (first[1] * first[1]))));
    }

    /// <summary>The expected sum, over all cycles until everyone knows, of something that depends on how many know at the start of a
    /// cycle.</summary>
    internal double ExpectedSum(Func<int, double> ofCycle)
    {
        var sums = new double[live + 1];
        for (var informed = live - 1; informed >= 1; informed--)
        {
            var step = steps[informed];
            sums[informed] = (ofCycle(informed) + step.Later(sums, informed)) / step.Progress;
        }

        return sums[1];
    }

    /// <summary>The distribution of the number informed, by number, after 0, 1, 2, ... cycles, without end.</summary>
    internal IEnumerable<double[]> Cycles()
    {
        var masses = new double[live + 1];
        masses[1] = 1;
        while (true)
        {
            yield return masses;
            masses = Next(masses);
        }
    }

    /// <summary>The expected number informed after 0, 1, 2, ... cycles, until less than a millionth of a site is missing.</summary>
    /// <param name="cyclesMax">The most cycles that are told of.</param>
    internal IReadOnlyList<double> Growth(int cyclesMax)
    {
        var curve = new List<double>();
        foreach (var masses in Cycles().Take(cyclesMax + 1))
        {
            curve.Add(Mean(masses));
            if (live - curve[^1] < 1e-6)
            {
                break;
            }
        }

        return curve;
    }

    /// <summary>The mean of a distribution of the number informed.</summary>
    internal static double Mean(double[] masses)
    {
        var mean = 0.0;
        for (var informed = 1; informed < masses.Length; informed++)
        {
            mean += masses[informed] * informed;
        }

        return mean;
    }

    private double[] Next(double[] masses)
    {
        var next = new double[live + 1];
        next[live] = masses[live];
        for (var informed = 1; informed < live; informed++)
        {
            if (masses[informed] >= Negligible)
            {
                steps[informed].Spread(masses[informed], next, informed);
            }
        }

        return next;
    }
}
