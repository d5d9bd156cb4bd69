using Distribution.Experiments.Running;
using Distribution.Experiments.Statistics;
using Distribution.Experiments.Tests.Fakes;
using Distribution.Experiments.Theory;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Statistics;

/// <summary>Intervals of whole commands cover what they promise, also where runs were stopped early: over 1,000 seeds, models with a known
/// mean lie inside the 95 % interval at least 930 times, and estimates are not off on average.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class CoverageTests
{
    private const int Repeats = 1_000;

    private static readonly SpreadLaw Spread = new();

    // The most runs where there is a width to stop at.
    private const int Most = 4_096;

    [TestCase("uniform", 0)]
    [TestCase("uniform", 0.2)]
    [TestCase("uniform", 0.1)]
    [TestCase("normal", 0.5)]
    [TestCase("skewed", 0)]
    [TestCase("skewed", 0.35)]
    [TestCase("skewed", 0.2)]
    [TestCase("proportion", 0)]
    [TestCase("proportion", 0.15)]
    [TestCase("rare", 0.05)]
    public void Intervals_of_known_models_cover_their_mean(string name, double width)
    {
        var (value, mean, sd, kind) = Model(name);
        var protocol = new ModelProtocol(value, kind);
        var summaries = Summaries(protocol, Settings.Read(protocol.Name, protocol.Options, new Dictionary<string, string>()), width);
        Assert.That(Covering(summaries, mean), Is.GreaterThanOrEqualTo(930));
        Assert.That(summaries, Has.None.Matches<Summary>(summary => width > 0 && summary.Interval.Width > width && summary.Count < Most));
        var bias = summaries.Average(summary => summary.Mean) - mean;
        var runs = summaries.Average(summary => summary.Count);
        Assert.That(Math.Abs(bias), Is.LessThan(3 * sd / Math.Sqrt(Repeats * runs)), $"{bias} after {runs} runs in the mean");
    }

    [Test]
    public void Die_outs_are_as_many_as_they_are_where_runs_are_stopped_early()
    {
        // The residue is near 0 but where the rumor dies at once: few runs without such a one have a narrow interval.
        var settings = Given.Options(Spread, "--stop blind-coin --k 3 --nodes 20");
        var exact = TheoryList.For(settings).First(theory => theory.Measure is "residue");
        var means = Summaries(Spread, settings, 0.05).Select(summary => summary.Mean).ToArray();
        var error = MathNet.Numerics.Statistics.Statistics.StandardDeviation(means) / Math.Sqrt(Repeats);
        Assert.That(means.Average(), Is.EqualTo(exact.Value).Within(3 * error));
    }

    [TestCase("--stop once --fanout 2 --nodes 12", 0.05)]
    [TestCase("--stop once --fanout 1.5 --fanout-law binomial --nodes 10", 0.15)]
    [TestCase("--stop once --fanout 4 --loss 30% --nodes 60", 0.07)]
    [TestCase("--stop once --fanout 5 --fanout-law poisson --nodes 60", 0.05)]
    public void Intervals_of_the_residue_cover_the_exact_one(string line, double width)
    {
        var settings = Given.Options(Spread, line);
        var exact = TheoryList.For(settings).First(theory => theory.Measure is "residue");
        Assert.That(exact.Name, Does.StartWith("exact"));
        Assert.That(Covering(Summaries(Spread, settings, width), exact.Value), Is.GreaterThanOrEqualTo(930));
    }

    [TestCase("--stop once --fanout 8 --nodes 40", 0)]
    [TestCase("--stop once --fanout 8 --nodes 40", 0.001)]
    [TestCase("--stop once --fanout 6 --nodes 40", 0)]
    public void Intervals_cover_a_residue_so_small_that_most_runs_miss_nobody(string line, double width)
    {
        var settings = Given.Options(Spread, line);
        var exact = TheoryList.For(settings).First(theory => theory.Measure is "residue");
        Assert.That(exact.Name, Does.StartWith("exact"));
        var summaries = Summaries(Spread, settings, width);
        Assert.That(Covering(summaries, exact.Value), Is.GreaterThanOrEqualTo(930));
        Assert.That(summaries, Has.None.Matches<Summary>(summary => summary.Interval.Width == 0));
    }

    private static (Func<double, double> Value, double Mean, double Sd, MeasureKind Kind) Model(string name) => name switch
    {
        "uniform" => (unit => unit, 0.5, Math.Sqrt(1.0 / 12), MeasureKind.Mean),
        "normal" => (unit => MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, unit), 0, 1, MeasureKind.Mean),

        // Cycle numbers of last receptions look like this.
        "skewed" => (unit => -Math.Log(-Math.Log(unit)) / 2, MathNet.Numerics.Constants.EulerMascheroni / 2, 0.6413, MeasureKind.Mean),
        "proportion" => (unit => unit < 0.8 ? 1 : 0, 0.8, 0.4, MeasureKind.Proportion),
        _ => (unit => unit < 0.02 ? 1 : 0, 0.02, 0.14, MeasureKind.Proportion),
    };

    private static Summary[] Summaries(IListedProtocol protocol, Settings settings, double width) =>
    [
        .. Enumerable.Range(0, Repeats).Select(repeat => CellRunner.Run(
            new CellPlan(protocol, settings, (ulong)repeat, width > 0 ? Most : 64, 1, width > 0 ? width : null),
            Silent.Progress,
            CancellationToken.None).Measures[0].Summary),
    ];

    private static int Covering(Summary[] summaries, double mean)
    {
        var covered = summaries.Count(summary => summary.Interval.Contains(mean));
        TestContext.Out.WriteLine($"{covered}, {summaries.Average(summary => summary.Count)} runs, width {summaries.Average(summary => summary.Interval.Width)}");
        return covered;
    }
}
