using Distribution.Experiments.Running;
using Distribution.Experiments.Statistics;
using Distribution.Experiments.Tests.Fakes;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Statistics;

/// <summary>How far the interval of a mean goes where rare events may be that the sample lacks, and what is known of those.</summary>
[TestFixture]
internal sealed class RareEventsTests
{
    [Test]
    public void Where_nothing_was_seen_of_rare_events_it_is_wilsons_score_of_them()
    {
        // 200 runs of 60 nodes, all reached: what may be missed is what Wilson says of 0 of 12,000, to one in some thousands.
        var trials = new Trials(200, 1, 60);
        var reach = Summary.Of(Enumerable.Repeat(1.0, 200), MeasureKind.Share, trials).Interval;
        Assert.That(1 - reach.Low, Is.EqualTo(WilsonInterval.Of(0, 12_000).High).Within(0.1).Percent);
        Assert.That(reach.High, Is.EqualTo(1));
        var traffic = Summary.Of(Enumerable.Repeat(8.0, 200), MeasureKind.Amount, trials).Interval;
        Assert.That(8 - traffic.Low, Is.EqualTo(8 * (1 - reach.Low)).Within(1e-12));
    }

    [TestCase(1)]
    [TestCase(5)]
    public void Where_few_were_seen_it_goes_as_far_as_wilsons_score_of_them(int missed)
    {
        double[] runs = [.. Enumerable.Range(0, 200).Select(run => run < missed ? 59.0 / 60 : 1)];
        var reach = Summary.Of(runs, MeasureKind.Share, new Trials(200, 1, 60)).Interval;
        Assert.That(1 - reach.Low, Is.EqualTo(WilsonInterval.Of(missed / 12_000.0, 12_000).High).Within(1.5).Percent);
    }

    [Test]
    public void Where_a_message_may_die_out_the_end_on_that_side_is_as_far_as_wilsons_score_of_runs_that_reach_nobody()
    {
        var trials = new Trials(50, 1, 99, 0.1);
        var interval = Summary.Of(Enumerable.Repeat(0.8, 50), MeasureKind.Share, trials).Interval;
        Assert.That(0.8 - interval.Low, Is.EqualTo(0.8 * 1.96 * 1.96 / 50).Within(0.1).Percent);
        Assert.That(interval.High, Is.LessThan(0.801), "nothing is said of the other side");
        var residue = Summary.Of(Enumerable.Repeat(0.2, 50), MeasureKind.Share, trials).Interval;
        Assert.That((residue.Low, residue.High), Is.EqualTo((1 - interval.High, 1 - interval.Low)).Within(1e-12));

        // A tenth of a message is expected to: a tenth of one that does.
        var seldom = Summary.Of(Enumerable.Repeat(0.8, 50), MeasureKind.Share, trials with { DieOut = 0.002 }).Interval;
        Assert.That(0.8 - seldom.Low, Is.EqualTo((0.8 - interval.Low) / 10).Within(1e-12));
    }

    [Test]
    public void A_message_of_many_that_dies_out_makes_a_run_that_much_worse()
    {
        // Whether its values are those of runs or of messages, the same is known.
        var ofRuns = Summary.Of(Enumerable.Repeat(0.8, 50), MeasureKind.Share, new Trials(50, 4, 99, 0.1)).Interval;
        var ofMessages = Summary.Of(Enumerable.Repeat(0.8, 200), MeasureKind.Share, new Trials(50, 4, 99, 0.1)).Interval;
        var ofOne = Summary.Of(Enumerable.Repeat(0.8, 50), MeasureKind.Share, new Trials(50, 1, 99, 0.1)).Interval;
        Assert.That(ofRuns.Low, Is.EqualTo(ofMessages.Low).Within(1e-12));
        Assert.That(0.8 - ofRuns.Low, Is.EqualTo((0.8 - ofOne.Low) / 4).Within(1e-12));
    }

    [Test]
    public void An_end_is_never_nearer_than_Students_and_farther_on_the_side_of_a_long_tail()
    {
        double[] values = [.. Enumerable.Range(0, 40).Select(value => Math.Exp(value / 10.0))];
        var (skewed, even) = (Moments.Of(values), Moments.Of(values) with { Cubes = 0 });
        var (interval, student) = (MeanInterval.Of(skewed), MeanInterval.Of(even));
        Assert.That(interval.Low, Is.EqualTo(student.Low));
        Assert.That(interval.High, Is.GreaterThan(student.High));

        // The end is where the mean is off by what the variance there makes likely.
        var (far, z) = (interval.High - skewed.Mean, 1.959964);
        var studentHalf = student.High - skewed.Mean;
        Assert.That(far * far, Is.EqualTo((studentHalf * studentHalf) + (z * z * skewed.EventSize * far / 40)).Within(1e-5).Percent);
    }

    [TestCase("--stop once --fanout 4", 0)]
    [TestCase("--stop once --fanout 3 --loss 0.2", 0.00888)]
    [TestCase("--stop once --fanout 4 --loss 0.3", 0.00878)]
    [TestCase("--stop once --fanout 5 --fanout-law poisson", 0.00698)]
    [TestCase("--stop blind-counter --k 4 --loss 0.3", 0.00878)]
    [TestCase("--stop blind-counter --k 5 --mode pull", 0.00698)]
    [TestCase("--stop blind-coin --k 3", 0.000501)]
    [TestCase("--stop once --fanout 0.5", 0)]
    [TestCase("--stop feedback-counter --loss 0.3", 0)]
    public void How_likely_a_rumor_dies_out_is_known_by_its_options(string line, double chance)
    {
        var trials = CellPlan.TrialsOf(Given.Options(Given.Rumor, line), 200);
        Assert.That(trials.DieOut, Is.EqualTo(chance).Within(0.1).Percent.Or.EqualTo(chance).Within(1e-12));
    }

    [TestCase("--nodes 100", 99)]
    [TestCase("--nodes 100 --crashed 0.9", 9)]
    [TestCase("--nodes 100 --crashed 1", 0)]
    public void Crashed_nodes_and_the_source_are_no_trials(string line, int learners)
    {
        var trials = CellPlan.TrialsOf(Given.Options(Given.Rumor, line), 16);
        Assert.That((trials.Learners, trials.Receptions), Is.EqualTo(((int?)learners, 16L * learners)));
        Assert.That(Summary.Of(Enumerable.Repeat(1.0, 16), MeasureKind.Share, trials).Interval.Low, learners == 0 ? Is.NaN : Is.InRange(0.8, 0.999));
    }

    [Test]
    public void The_caller_of_full_nodes_is_no_member_so_that_all_members_are_trials() =>
        Assert.That(CellPlan.TrialsOf(Given.Options(Given.Gossip, "--nodes 20 --crashed 0.5 --messages 3"), 2).Receptions, Is.EqualTo(60));
}
