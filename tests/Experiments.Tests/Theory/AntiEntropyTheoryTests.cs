using Distribution.Experiments.Protocols;
using Distribution.Experiments.Running;
using Distribution.Experiments.Tests.Fakes;
using Distribution.Experiments.Theory;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Theory;

/// <summary>Anti-entropy spreads an update as a rumor in which nobody loses interest.</summary>
[TestFixture]
internal sealed class AntiEntropyTheoryTests
{
    private const int Runs = 100;
    private static readonly AntiEntropyProtocol Protocol = new();

    [TestCase("--mode push --nodes 100")]
    [TestCase("--mode pull --crashed 0.1 --nodes 100")]
    [TestCase("--mode push-pull --delivery 0.7 --nodes 100")]
    [TestCase("--mode push-pull --exchange checksum --items 3 --nodes 100")]
    [TestCase("--mode pull --exchange recent --nodes 100")]
    [TestCase("--mode push-pull --clock poisson --nodes 100")]
    public void Spreading_times_are_those_of_the_exact_chain(string line)
    {
        var settings = Given.Options(Protocol, line);
        var result = CellRunner.Run(new CellPlan(Protocol, settings, 3, Runs, 2, null), Silent.Progress, CancellationToken.None);
        foreach (var name in new[] { "tLast", "tAve" })
        {
            var theory = result.Theory.First(theory => string.Equals(theory.Measure, name, StringComparison.Ordinal));
            var summary = result.Measures.Single(measure => string.Equals(measure.Definition.Name, name, StringComparison.Ordinal)).Summary;
            Assert.That(theory.Name, Does.StartWith("exact"));
            Assert.That(summary.Mean, Is.EqualTo(theory.Value).Within((4 * summary.Sd / Math.Sqrt(Runs)) + 0.005), name);
        }
    }

    [TestCase("--connection-limit 1")]
    [TestCase("--loss 10%")]
    [TestCase("--clock staggered")]
    public void Where_conversations_depend_on_each_other_no_line_applies(string line)
    {
        var settings = Given.Options(Protocol, line);
        Assert.That(TheoryList.For(settings), Is.Empty);
        Assert.That(TheoryGap.Sentence(settings), Does.Contain("without connection limit, certificates and losses"));
    }
}
