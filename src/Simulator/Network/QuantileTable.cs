namespace Distribution.Simulator;

/// <summary>
/// A distribution of durations as a table of its quantiles in whole nanoseconds, interpolated linearly between 4,096 equal steps. The last
/// step, which has no end, is 4,096 steps itself, and so on three times: exact to the table's step up to the quantile 1 - 2^-36.
/// A draw is integer arithmetic only.
/// </summary>
internal sealed class QuantileTable
{
    private const int StepBits = 12;
    private const int Steps = 1 << StepBits;
    private const int Levels = 3;

    private readonly long[] quantiles = new long[(Levels * Steps) + 1];

    /// <summary>A table of the function that gives the value, in nanoseconds, exceeded with a probability in (0, 1].</summary>
    internal QuantileTable(Func<double, double> upperQuantile)
    {
        var scale = 1.0;
        for (var level = 0; level < Levels; level++)
        {
            for (var step = 0; step < Steps; step++)
            {
                quantiles[(level * Steps) + step] = Whole(upperQuantile(scale * (Steps - step) / Steps));
            }

            scale /= Steps;
        }

        quantiles[^1] = Whole(upperQuantile(scale));
    }

    /// <summary>The duration at this random word, in nanoseconds.</summary>
    internal long At(ulong word)
    {
        var level = 0;
        while (level < Levels - 1 && word >> (64 - StepBits) == Steps - 1)
        {
            word <<= StepBits;
            level++;
        }

        var index = (level * Steps) + (int)(word >> (64 - StepBits));
        var fraction = word << StepBits;
        var low = quantiles[index];

        // The entry after a level's last step is the next level's first: the same quantile.
        return low + (long)Math.BigMul(fraction, (ulong)(quantiles[index + 1] - low), out _);
    }

    private static long Whole(double nanoseconds) => (long)Math.Round(Math.Clamp(nanoseconds, 0, 9e18), MidpointRounding.AwayFromZero);
}
