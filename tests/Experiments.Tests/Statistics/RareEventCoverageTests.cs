using Distribution.Experiments.Running;
using Distribution.Experiments.Statistics;
using Distribution.Experiments.Tests.Fakes;
using Distribution.Experiments.Theory;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Statistics;

/// <summary>Intervals cover the exact values where what matters is so rare that most samples lack it, a message that dies out at its
/// source or a node that is missed: 930 of 1,000 batches of runs at least, cut from one long row of them.</summary>
[TestFixture]
internal sealed class RareEventCoverageTests
{
    private const int Batches = 1_000;
    private const ulong Seed = 1;

    [TestCase("--stop once --fanout 4 --loss 30% --nodes 60", 50)]
    [TestCase("--stop once --fanout 5 --fanout-law poisson --nodes 60", 50)]
    [TestCase("--stop once --fanout 3 --loss 20% --nodes 60", 50)]
    [TestCase("--stop once --fanout 2.5 --fanout-law binomial --nodes 50", 50)]
    [TestCase("--stop once --fanout 50 --crashed 0.9 --nodes 100", 20)]
    [TestCase("--stop blind-counter --k 4 --loss 30% --nodes 60", 50)]
    [TestCase("--stop blind-coin --k 3 --nodes 40", 50)]
    [TestCase("--stop once --fanout 3 --nodes 40", 50)]
    [TestCase("--stop once --fanout 8 --loss 1% --nodes 60", 200)]
    [TestCase("--stop once --fanout 8 --loss 1% --nodes 20", 200)]
    [TestCase("--stop once --fanout 8 --nodes 15", 200)]
    [TestCase("--stop once --fanout 9 --nodes 50 --crashed 0.2", 50)]
    public void Intervals_cover_the_exact_values(string line, int runs)
    {
        var (result, exact) = Rows(new SpreadLaw(), line, Batches * runs);
        Assert.Multiple(() =>
        {
            foreach (var measure in result.Plan.Protocol.Measures)
            {
                Assert.That(Covering(result, measure, exact[measure.Name], runs), Is.GreaterThanOrEqualTo(930), $"{measure.Name} of {line}, seed {Seed}");

                // The law is the one that the values are exact for.
                var values = Moments.Of([.. result.ValuesOf(measure)]);
                Assert.That(values.Mean, Is.EqualTo(exact[measure.Name]).Within(4 * values.Deviation / Math.Sqrt(values.Count)));
            }
        });
    }

    [Test]
    public void Intervals_of_gossip_of_several_messages_cover_the_exact_values()
    {
        const int runs = 12;
        var (result, exact) = Rows(Given.Gossip, "--subset 4 --loss 30% --nodes 10 --messages 2", Batches * runs);
        MeasureDefinition[] measures =
            [.. result.Plan.Protocol.Measures.Where(measure => measure.Kind != MeasureKind.Proportion && exact.ContainsKey(measure.Name))];
        Assert.That(measures.Select(measure => measure.Name), Is.EquivalentTo(["reach", "messages", "duplicates"]));
        Assert.That(measures.Select(measure => Covering(result, measure, exact[measure.Name], runs)), Has.All.GreaterThanOrEqualTo(930), $"seed {Seed}");
    }

    [TestCase("--stop once --fanout 8 --nodes 20", "--stop once --fanout 7 --nodes 20", 200)]
    [TestCase("--stop once --fanout 9 --nodes 60", "--stop once --fanout 8 --nodes 60", 200)]
    [TestCase("--stop once --fanout 4 --loss 30% --nodes 60", "--stop once --fanout 5 --loss 30% --nodes 60", 50)]
    [TestCase("--stop once --fanout 6 --nodes 40", "--stop once --fanout 6 --fanout-law poisson --nodes 40", 50)]
    public void Intervals_of_differences_of_pairs_cover_the_exact_differences(string line, string less, int runs)
    {
        var ((one, exactOne), (other, exactOther)) = (Rows(new SpreadLaw(), line, Batches * runs), Rows(new SpreadLaw(), less, Batches * runs));
        var (oneTrials, otherTrials) = (CellPlan.TrialsOf(one.Plan.Settings, runs), CellPlan.TrialsOf(other.Plan.Settings, runs));
        Assert.Multiple(() =>
        {
            foreach (var measure in one.Plan.Protocol.Measures)
            {
                var exact = exactOne[measure.Name] - exactOther[measure.Name];
                var gaps = one.ValuesOf(measure).Chunk(runs).Zip(
                    other.ValuesOf(measure).Chunk(runs),
                    (first, second) => PairedGap.Between(first, second, measure.Kind, oneTrials, otherTrials)).ToArray();
                var covered = gaps.Count(gap => gap.Interval.Contains(exact));
                TestContext.Out.WriteLine($"{measure.Name} {covered}, width {gaps.Average(gap => gap.Interval.Width)}");
                Assert.That(covered, Is.GreaterThanOrEqualTo(930), $"{measure.Name} of {line} less {less}, seed {Seed}");
            }
        });
    }

    private static (CellResult Result, Dictionary<string, double> Exact) Rows(IListedProtocol protocol, string line, int runs)
    {
        var plan = new CellPlan(protocol, Given.Options(protocol, line), Seed, runs, 2, null);
        var exact = TheoryList.For(plan.Settings).Where(theory => TheoryLine.IsExact(theory.Name))
            .ToDictionary(theory => theory.Measure, theory => theory.Value);
        return (CellRunner.Run(plan, Silent.Progress, CancellationToken.None), exact);
    }

    private static int Covering(CellResult result, MeasureDefinition measure, double exact, int runs)
    {
        Summary[] summaries = [.. result.ValuesOf(measure).Chunk(runs).Select(values => result.Plan.SummaryOf(measure, values))];
        var covered = summaries.Count(summary => summary.Interval.Contains(exact));
        TestContext.Out.WriteLine($"{measure.Name} {covered}, width {summaries.Average(summary => summary.Interval.Width)}");
        return covered;
    }
}
