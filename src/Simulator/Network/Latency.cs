using System.Globalization;
using System.Runtime.CompilerServices;
using Distribution.Protocol;

namespace Distribution.Simulator;

/// <summary>How long a message is on its way: a distribution of durations that turns a random word into whole nanoseconds by integer
/// arithmetic alone. Immutable; share it between runs and threads.</summary>
public sealed class Latency
{
    private readonly ulong width;
    private readonly QuantileTable? table;
    private readonly string text;

    private Latency(string text, Duration least, ulong width, QuantileTable? table, Duration mean)
    {
        this.text = text;
        this.width = width;
        this.table = table;
        Least = least;
        Mean = mean;
    }

    /// <summary>No message arrives sooner.</summary>
    public Duration Least { get; }

    /// <summary>No message arrives later; <see cref="Duration.MaxValue"/> where there is no such bound.</summary>
    public Duration Most => table is null ? Least + new Duration((long)width) : Duration.MaxValue;

    /// <summary>The mean.</summary>
    public Duration Mean { get; }

    /// <summary>Always the same.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below zero.</exception>
    public static Latency Constant(Duration value)
    {
        ThrowIfNegative(value, nameof(value));
        return new Latency($"constant:{value}", value, 0, null, value);
    }

    /// <summary>Every nanosecond from <paramref name="least"/> to <paramref name="most"/>, both included, equally likely.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below zero, or the bounds are the wrong way round.</exception>
    public static Latency Uniform(Duration least, Duration most)
    {
        ThrowIfNegative(least, nameof(least));
        ArgumentOutOfRangeException.ThrowIfLessThan(most, least);
        var span = (most - least).Nanoseconds;
        return new Latency($"uniform:{least}..{most}", least, (ulong)span, null, new Duration(least.Nanoseconds + (span / 2)));
    }

    /// <summary>Exponential with this mean, cut at its quantile 1 - 2^-36 (25 means).</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not above zero.</exception>
    public static Latency Exponential(Duration mean)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(mean, new Duration(1));
        var quantiles = new QuantileTable(tail => -mean.Nanoseconds * DeterministicMath.Log(tail));
        return new Latency($"exponential:{mean}", Duration.Zero, 0, quantiles, mean);
    }

    /// <summary>Log-normal with this median and this standard deviation of the logarithm, cut at its quantile 1 - 2^-36.</summary>
    /// <param name="median">Above zero.</param>
    /// <param name="sigma">Above 0, at most 4.</param>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public static Latency LogNormal(Duration median, double sigma)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(median, new Duration(1));
        if (!(sigma is > 0 and <= 4))
        {
            throw new ArgumentOutOfRangeException(nameof(sigma), sigma, "The logarithm's standard deviation is above 0 and at most 4.");
        }

        var quantiles = new QuantileTable(tail =>
            tail >= 1 ? 0 : median.Nanoseconds * DeterministicMath.Exp(sigma * StandardNormal.UpperQuantile(tail)));
        var mean = new Duration((long)(median.Nanoseconds * DeterministicMath.Exp(sigma * sigma / 2)));
        return new Latency(string.Create(CultureInfo.InvariantCulture, $"lognormal:{median},{sigma}"), Duration.Zero, 0, quantiles, mean);
    }

    /// <summary>As measured: between two quantiles every nanosecond is equally likely.</summary>
    /// <param name="quantiles">Ascending, at equal steps of probability: the least at 0, the greatest at 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Below zero, fewer than two, or not ascending.</exception>
    public static Latency Measured(IReadOnlyList<Duration> quantiles)
    {
        ArgumentNullException.ThrowIfNull(quantiles);
        ArgumentOutOfRangeException.ThrowIfLessThan(quantiles.Count, 2, nameof(quantiles));
        ThrowIfNegative(quantiles[0], nameof(quantiles));
        Duration[] values = [.. quantiles];
        var (steps, sum) = (values.Length - 1, Int128.Zero);
        for (var step = 0; step < steps; step++)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(values[step + 1], values[step], nameof(quantiles));
            sum += (Int128)values[step].Nanoseconds + values[step + 1].Nanoseconds;
        }

        double At(double tail)
        {
            var place = (1 - tail) * steps;
            var step = Math.Min((int)place, steps - 1);
            return values[step].Nanoseconds + ((place - step) * (values[step + 1] - values[step]).Nanoseconds);
        }

        var mean = new Duration((long)(sum / (2 * steps)));
        return new Latency($"measured:{values[0]}..{values[^1]}", values[0], 0, new QuantileTable(At), mean);
    }

    /// <summary>The latency at this random word.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Duration At(ulong word) => table is null
        ? new Duration(Least.Nanoseconds + (long)Math.BigMul(word, width + 1, out _))
        : new Duration(table.At(word));

    /// <summary>As the command line writes it: <c>uniform:1ms..10ms</c>.</summary>
    public override string ToString() => text;

    private static void ThrowIfNegative(Duration value, string name)
    {
        if (value < Duration.Zero)
        {
            throw new ArgumentOutOfRangeException(name, value, "A latency is not negative.");
        }
    }
}
