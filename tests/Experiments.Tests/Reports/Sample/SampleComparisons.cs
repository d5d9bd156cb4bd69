using Distribution.Experiments.Reports;
using Distribution.Experiments.Reports.Gallery;

namespace Distribution.Experiments.Tests.Reports.Sample;

/// <summary>What a plan that compares has, and calls by how many are in flight.</summary>
internal static class SampleComparisons
{
    public static ComparedSamples Compared()
    {
        var random = new SampleRandom(30);
        double[] Times(double median) => [.. Enumerable.Range(0, 300).Select(_ => median * Math.Exp(0.4 * random.Normal()))];
        return new ComparedSamples
        {
            Setting = SampleData.Setting with { NodesVary = true },
            Measure = "lastArrivalMs",
            Settings =
            [
                .. from nodes in new[] { 6, 12, 50 }
                   from subset in new[] { "ln", "3" }
                   select new ComparedSample($"nodes {nodes}, subset {subset}", Times(nodes / 5.0), Times(nodes / 4.0), nodes / 100.0),
            ],
        };
    }

    public static CallRates Calls() => new()
    {
        Subtitle = "calls 20000, bytes 0, 3 runs",
        IntervalMeaning = "95 % t interval of the mean over 3 runs",
        Rates =
        [
            .. from inFlight in new[] { 1, 5, 20, 50, 100 }
               from isWarm in new[] { false, true }
               let rate = (isWarm ? 90_000.0 : 12_000) * inFlight / (inFlight + 8)
               select new CallRate(inFlight, isWarm, new Estimate(rate, rate * 0.93, rate * 1.07, 3)),
        ],
    };
}
