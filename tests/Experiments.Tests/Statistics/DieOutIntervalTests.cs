using Distribution.Experiments.Running;
using Distribution.Experiments.Statistics;
using Distribution.Experiments.Tests.Fakes;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Statistics;

/// <summary>How far the interval of a mean goes where a message may die out, and what is known of that.</summary>
[TestFixture]
internal sealed class DieOutIntervalTests
{
    [Test]
    public void It_is_Students_interval_with_one_run_more_on_the_side_of_such_runs()
    {
        var (trials, student) = (new Trials(50, 1, 99, 0.1), StudentInterval.Of(0.8, 0.02, 50));
        var interval = DieOutInterval.Of(0.8, 0.02, 50, 0, trials);

        // 50 values of 0.8 and one of 0: their mean is 40 / 51, their squares are 49 x 0.02^2 + 0.64 x 50 / 51.
        var deviation = Math.Sqrt(((49 * 0.0004) + (0.64 * 50 / 51)) / 50);
        Assert.That(interval.Low, Is.EqualTo(StudentInterval.Of(40.0 / 51, deviation, 50).Low).Within(1e-12));
        Assert.That(interval.High, Is.EqualTo(student.High), "nothing is said of the other side");
        var residue = DieOutInterval.Of(0.2, 0.02, 50, 1, trials);
        Assert.That((residue.Low, residue.High), Is.EqualTo((1 - interval.High, 1 - interval.Low)).Within(1e-12));
        Assert.That(DieOutInterval.Of(0.8, 0.02, 50, 0, trials with { DieOut = 0 }), Is.EqualTo(student));
        Assert.That(DieOutInterval.Of(0.8, double.NaN, 1, 0, trials), Is.EqualTo(Interval.None));
    }

    [Test]
    public void A_message_of_many_that_dies_out_makes_a_run_that_much_worse()
    {
        // Whether its values are those of runs or of messages, nearly the same is known.
        var ofRuns = DieOutInterval.Of(0.8, 0, 50, 0, new Trials(50, 4, 99, 0.1));
        var ofMessages = DieOutInterval.Of(0.8, 0, 200, 0, new Trials(50, 4, 99, 0.1));
        Assert.That(0.8 - ofRuns.Low, Is.EqualTo(0.8 - ofMessages.Low).Within(10).Percent);
        Assert.That(0.8 - ofRuns.Low, Is.LessThan((0.8 - DieOutInterval.Of(0.8, 0, 50, 0, new Trials(50, 1, 99, 0.1)).Low) / 3.9));
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
        Assert.That(ShareInterval.Of(1, 0, 16, trials).Low, learners == 0 ? Is.NaN : Is.InRange(0.8, 0.999));
    }

    [Test]
    public void The_caller_of_full_nodes_is_no_member_so_that_all_members_are_trials() =>
        Assert.That(CellPlan.TrialsOf(Given.Options(Given.Gossip, "--nodes 20 --crashed 0.5 --messages 3"), 2).Receptions, Is.EqualTo(60));
}
