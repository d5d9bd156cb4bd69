namespace Distribution.Protocol.Tests.Papers;

/// <summary>Figures by which wrong simulators of Demers' table 1 are known: ours are none of them, and where a knob asks for that other
/// definition, it gives that other figure.</summary>
public sealed class SignsOfWrongSimulatorsTests
{
    [Test]
    public void Sequential_judging_is_another_setting_than_the_tables()
    {
        PaperRuns.Of("--k 1 --judge sequential", 200, 1).AssertMean("residue", .203, .016, slack: .001);
        PaperRuns.Of("--k 1", 200, 1).AssertMean("residue", .1745, .015);
    }

    [Test]
    public void A_counter_that_is_not_reset_is_another_setting_than_the_tables()
    {
        PaperRuns.Of("--k 2 --counter cumulative", 200, 1).AssertMean("residue", .048, .0075, slack: .0005);
        PaperRuns.Of("--k 2", 200, 1).AssertMean("residue", .0368, .0063);
    }

    [Test]
    public void No_site_passes_on_in_the_cycle_in_which_it_learned() =>
        PaperRuns.Of("--k 1", 200, 1).AssertMean("tLast", 16.81, 1.3);

    [Test]
    public void Push_is_not_one_cycle_early() => PaperRuns.Of("--stop forever", 200, 1).AssertMean("tLast", 18.0383, 1.32);

    [Test]
    public void Seeds_differ()
    {
        var runs = PaperRuns.Of("--stop forever", 50, 1);
        Assert.That(runs.DeviationOf("tLast"), Is.InRange(0.9, 1.8));
    }
}
