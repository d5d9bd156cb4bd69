using Distribution.Experiments.Running;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Papers;

/// <summary>One published figure, and the rule by which ours must agree: within 4 standard errors of it and a stated slack. The standard
/// error is that of the published standard deviation a run where there is one, else of our own.</summary>
internal static class PublishedRow
{
    /// <summary>Runs a setting of a listed protocol and compares the mean of a measure.</summary>
    internal static void Check(
        string protocol, string options, int runs, string measure, double published, double slack = 0, double? sd = null, ulong seed = 1)
    {
        var listed = Composition.Catalog.Protocol(protocol)!;
        var words = options.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var given = words.Chunk(2).ToDictionary(pair => pair[0].TrimStart('-'), pair => pair[1], StringComparer.Ordinal);
        var run = listed.Prepare(Settings.Read(listed.Name, listed.Options, given));
        var cell = RunSeeds.OfCell(seed, options);
        var values = Enumerable.Range(0, runs).Select(index => run.Run(RunSeeds.OfRun(cell, index), CancellationToken.None).Measures[measure]).ToArray();
        var mean = values.Average();
        var ownSd = Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (runs - 1));
        var allowed = (4 * (sd ?? ownSd) / Math.Sqrt(runs)) + slack;
        Assert.That(
            Math.Abs(mean - published),
            Is.LessThanOrEqualTo(allowed),
            $"distribution simulate {protocol} {options} --runs {runs} --seed {seed}: {measure} {mean:F5}, published {published}, allowed +- {allowed:F5}");
        Assert.That(ownSd, Is.GreaterThan(0), "a measure without any variance is no simulation");
    }
}
