using Distribution.Experiments.Running;
using Distribution.Experiments.Statistics;
using Distribution.Experiments.Tests.Fakes;
using Distribution.Experiments.Theory;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Statistics;

/// <summary>Intervals cover the exact values where a message may die out at its source, which most samples of so few runs do not have:
/// 930 of 1,000 batches of runs at least, cut from one long row of them.</summary>
[TestFixture]
internal sealed class DieOutCoverageTests
{
    private const int Batches = 1_000;
    private const ulong Seed = 1;

    [TestCase("rumor", "--stop once --fanout 4 --loss 30% --nodes 60", 50)]
    [TestCase("rumor", "--stop once --fanout 5 --fanout-law poisson --nodes 60", 50)]
    [TestCase("rumor", "--stop once --fanout 3 --loss 20% --nodes 60", 50)]
    [TestCase("rumor", "--stop once --fanout 2.5 --fanout-law binomial --nodes 50", 50)]
    [TestCase("rumor", "--stop once --fanout 50 --crashed 0.9 --nodes 100", 20)]
    [TestCase("rumor", "--stop blind-counter --k 4 --loss 30% --nodes 60", 50)]
    [TestCase("rumor", "--stop blind-coin --k 3 --nodes 40", 50)]
    [TestCase("rumor", "--stop once --fanout 3 --nodes 40", 50)]
    [TestCase("gossip", "--subset 4 --loss 30% --nodes 10 --messages 2", 12)]
    public void Intervals_cover_the_exact_values(string name, string line, int runs)
    {
        IListedProtocol protocol = name is "gossip" ? Given.Gossip : Given.Rumor;
        var plan = new CellPlan(protocol, Given.Options(protocol, line), Seed, Batches * runs, 2, null);
        var exact = TheoryList.For(plan.Settings).Where(theory => TheoryLine.IsExact(theory.Name)).ToDictionary(theory => theory.Measure);
        var result = CellRunner.Run(plan, Silent.Progress, CancellationToken.None);

        // Proportions are Wilson's, with nothing new in them.
        MeasureDefinition[] measures =
            [.. protocol.Measures.Where(measure => measure.Kind != MeasureKind.Proportion && exact.ContainsKey(measure.Name))];
        Assert.That(measures, Has.Some.Matches<MeasureDefinition>(measure => measure.Name is "reach"));
        Assert.Multiple(() =>
        {
            foreach (var measure in measures)
            {
                Summary[] summaries = [.. result.ValuesOf(measure).Chunk(runs).Select(values => plan.SummaryOf(measure, values))];
                var covered = summaries.Count(summary => summary.Interval.Contains(exact[measure.Name].Value));
                TestContext.Out.WriteLine($"{measure.Name} {covered}, width {summaries.Average(summary => summary.Interval.Width)}");
                Assert.That(covered, Is.GreaterThanOrEqualTo(930), $"{measure.Name} of {line}, seed {Seed}");
            }
        });
    }
}
