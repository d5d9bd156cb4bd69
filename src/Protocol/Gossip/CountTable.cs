namespace Distribution.Protocol;

/// <summary>
/// A distribution over 0, 1, 2, ... as cumulative thresholds in units of 2^-30, to be inverted by one integer draw. Built from the
/// ratio of neighbouring probabilities with +, -, * and / alone, so that it is the same table on every machine.
/// </summary>
internal sealed class CountTable
{
    /// <summary>Draws are in 0 .. <see cref="Resolution"/> - 1.</summary>
    internal const int Resolution = 1 << 30;

    private readonly int[] thresholds;
    private readonly int first;

    private CountTable(int first, int[] thresholds)
    {
        this.first = first;
        this.thresholds = thresholds;
    }

    /// <summary>Binomial(<paramref name="trials"/>, <paramref name="probability"/>).</summary>
    internal static CountTable Binomial(int trials, double probability)
    {
        var mode = Math.Min(trials, (int)((trials + 1) * probability));
        return probability >= 1
            ? new CountTable(trials, [])
            : FromMode(mode, trials, k => (trials - k) * probability / ((k + 1.0) * (1 - probability)));
    }

    /// <summary>Poisson(<paramref name="mean"/>).</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not in 0 .. <see cref="Fanout.PoissonMeanMax"/>.</exception>
    internal static CountTable Poisson(double mean) => mean is >= 0 and <= Fanout.PoissonMeanMax
        ? FromMode((int)mean, int.MaxValue, k => mean / (k + 1.0))
        : throw new ArgumentOutOfRangeException(nameof(mean), mean, "The mean of a Poisson fan-out is 0 .. 10,000,000.");

    /// <summary>The count at <paramref name="draw"/>, 0 .. <see cref="Resolution"/> - 1.</summary>
    internal int At(int draw)
    {
        // The number of thresholds at or below the draw.
        var (low, high) = (0, thresholds.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = thresholds[middle] <= draw ? (middle + 1, high) : (low, middle);
        }

        return first + low;
    }

    // `mode` is the likeliest count, from which weights fall off to both sides; `most` the largest there is; `ratio(k)` is P(k + 1) / P(k).
    private static CountTable FromMode(int mode, int most, Func<int, double> ratio)
    {
        const double Negligible = 1e-14;
        var below = new List<double>();
        var weight = 1.0;
        for (var k = mode; k > 0 && weight > Negligible; k--)
        {
            weight /= ratio(k - 1);
            below.Add(weight);
        }

        below.Reverse();
        var weights = new List<double>(below) { 1.0 };
        weight = 1.0;
        for (var k = mode; k < most && weight > Negligible; k++)
        {
            weight *= ratio(k);
            weights.Add(weight);
        }

        var total = 0.0;
        foreach (var each in weights)
        {
            total += each;
        }

        var cumulative = new int[weights.Count - 1];
        var sum = 0.0;
        for (var i = 0; i < cumulative.Length; i++)
        {
            sum += weights[i];
            cumulative[i] = (int)(sum / total * Resolution);
        }

        return new CountTable(mode - below.Count, cumulative);
    }
}
