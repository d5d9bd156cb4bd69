using Distribution.Experiments;
using Distribution.Experiments.Protocols;

namespace Distribution.Protocol.Tests.Papers;

/// <summary>Many runs of a listed protocol with the options that the command line has, and the rule by which they agree with a published
/// figure: R runs agree if |mean - figure| is at most 4 sd / sqrt(R) + slack, with the standard deviation of one run as published.</summary>
internal sealed class PaperRuns
{
    private readonly string setting;
    private readonly List<RunSample> runs = [];

    private PaperRuns(string setting) => this.setting = setting;

    private PaperRuns(string setting, IEnumerable<RunSample> runs)
        : this(setting) => this.runs.AddRange(runs);

    /// <summary>Runs a setting of the rumor protocol, written as on the command line; each root seed has runs of its own.</summary>
    internal static PaperRuns Of(string setting, int count, int root) => Of(new RumorProtocol(), setting, count, root);

    /// <summary>Runs a setting of any listed protocol.</summary>
    internal static PaperRuns Of(IListedProtocol protocol, string setting, int count, int root)
    {
        var given = setting.Split(' ', StringSplitOptions.RemoveEmptyEntries).Chunk(2)
            .ToDictionary(pair => pair[0].TrimStart('-'), pair => pair[1], StringComparer.Ordinal);
        var run = protocol.Prepare(Settings.Read(protocol.Name, protocol.Options, given));
        var result = new PaperRuns($"{protocol.Name} {setting}, {count} runs, root seed {root}");
        for (var i = 0; i < count; i++)
        {
            result.runs.Add(run.Run(StableHash.Mix(((ulong)root << 32) + (ulong)i), CancellationToken.None));
        }

        return result;
    }

    /// <summary>The same without the runs in which the rumor died out at once, which a paper leaves out; there may be few of them.</summary>
    /// <param name="atMost">How many in 10,000 runs.</param>
    internal PaperRuns WithoutThoseThatDiedOut(int atMost)
    {
        var survived = runs.Where(run => run.Measures["residue"] <= 0.5).ToArray();
        var died = runs.Count - survived.Length;
        Assert.That(died, Is.LessThanOrEqualTo(1 + (atMost * runs.Count / 10_000)), $"{setting}: runs that died out");
        return new PaperRuns($"{setting}, {died} died out and left out", survived);
    }

    /// <summary>The mean of a measure is the printed one, within half a unit of its last digit and 3 %: how papers round.</summary>
    internal void AssertPrinted(string measure, double figure, double unit, double sd) =>
        AssertMean(measure, figure, sd, (unit / 2) + (0.03 * figure));

    /// <summary>The mean of a measure is the published one.</summary>
    internal void AssertMean(string measure, double figure, double sd, double slack = 0) =>
        AssertMean(measure, [.. runs.Select(run => run.Measures[measure])], figure, sd, slack);

    /// <summary>The mean of a measure is the published one. No paper gives its deviation: these runs do, and it is not nothing.</summary>
    internal void AssertMeanByOwnDeviation(string measure, double figure, double slack)
    {
        var values = runs.Select(run => run.Measures[measure]).ToArray();
        Assert.That(Deviation(values), Is.GreaterThan(0), $"{setting}: {measure} never varies");
        AssertMean(measure, values, figure, Deviation(values), slack);
    }

    /// <summary>The mean of a measure, for comparisons between settings.</summary>
    internal double MeanOf(string measure) => runs.Average(run => run.Measures[measure]);

    /// <summary>The standard deviation of a measure over the runs.</summary>
    internal double DeviationOf(string measure) => Deviation([.. runs.Select(run => run.Measures[measure])]);

    /// <summary>The spread of a measure over runs is the published one, as far as this many runs and two printed digits can tell.</summary>
    internal void AssertDeviation(string measure, double sd)
    {
        var tolerance = (6 / Math.Sqrt(2.0 * runs.Count)) + 0.05;
        Assert.That(DeviationOf(measure), Is.EqualTo(sd).Within(100 * tolerance).Percent, setting);
    }

    /// <summary>The mean number informed at the end of a cycle is the published one. No paper gives its deviation: these runs do.</summary>
    internal void AssertInformed(int cycle, double figure, double slack = 0)
    {
        var informed = runs.Select(run => run.Curve[Math.Min(cycle, run.Curve.Count - 1)]).ToArray();
        AssertMean($"informed in cycle {cycle}", informed, figure, Deviation(informed), slack);
    }

    private void AssertMean(string name, double[] values, double figure, double sd, double slack)
    {
        var allowed = (4 * sd / Math.Sqrt(values.Length)) + slack;
        TestContext.Out.WriteLine(FormattableString.Invariant($"{setting}: {name} {values.Average():G6}, published {figure} +- {allowed:G2}"));
        PapersPage.Note(setting, name, figure, allowed, values);
        Assert.That(values.Average(), Is.EqualTo(figure).Within(allowed), $"{setting}: {name}");
    }

    private static double Deviation(double[] values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1));
    }
}
