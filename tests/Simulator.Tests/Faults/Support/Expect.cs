using NUnit.Framework;

namespace Distribution.Simulator.Tests;

/// <summary>Counts against closed forms.</summary>
internal static class Expect
{
    // A right program leaves this interval once in 150,000 seeds; the seeds are fixed.
    private const double Deviations = 4.5;

    /// <summary>A count of independent trials lies within 4.5 standard deviations of its mean.</summary>
    internal static void Binomial(long count, long trials, double probability)
    {
        var deviation = Math.Sqrt(trials * probability * (1 - probability));
        Assert.That(count, Is.EqualTo(trials * probability).Within(Deviations * deviation), $"of {trials} with {probability}");
    }

    /// <summary>The mean of a sample of independent values lies within 4.5 standard errors of what is expected.</summary>
    internal static void Mean(IReadOnlyCollection<double> sample, double expected)
    {
        var mean = sample.Average();
        var deviation = Math.Sqrt(sample.Sum(value => (value - mean) * (value - mean)) / (sample.Count - 1));
        Assert.That(mean, Is.EqualTo(expected).Within(Deviations * deviation / Math.Sqrt(sample.Count)));
    }

    /// <summary>The mean of a sample that remembers, such as waiting times, by the means of 50 parts of it, which hardly do.</summary>
    /// <param name="sample">In the order of time.</param>
    /// <param name="expected">The mean.</param>
    /// <param name="accuracy">How wide the interval may be at most, relative to the mean: a wider one would show nothing.</param>
    internal static void MeanInParts(IReadOnlyList<double> sample, double expected, double accuracy)
    {
        const int parts = 50;
        var means = sample.Chunk(sample.Count / parts).Take(parts).Select(part => part.Average()).ToArray();
        var mean = means.Average();
        var error = Deviations * Math.Sqrt(means.Sum(value => (value - mean) * (value - mean)) / (parts - 1) / parts);
        Assert.That(error, Is.LessThan(accuracy * expected));
        Assert.That(mean, Is.EqualTo(expected).Within(error));
    }

    /// <summary>Times of a Poisson process, in nanoseconds.</summary>
    internal static IEnumerable<long> Poisson(int count, double meanGap)
    {
        var stream = new Protocol.RandomStream(4_711);
        var at = 0.0;
        for (var i = 0; i < count; i++)
        {
            at -= meanGap * Math.Log((stream.Next() + 1.0) / 18446744073709551616.0);
            yield return (long)at;
        }
    }
}
