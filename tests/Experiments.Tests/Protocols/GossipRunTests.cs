using Distribution.Experiments.Tests.Fakes;
using Distribution.Experiments.Theory;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Protocols;

/// <summary>What a run of the gossip service measures with repair and without.</summary>
internal sealed class GossipRunTests
{
    private const string Lossy = "--nodes 20 --messages 10 --loss 20%";

    [Test]
    public void With_repair_every_message_reaches_everyone_though_many_are_lost()
    {
        var run = Run(Lossy + " --repair anti-entropy");
        Assert.That((run.Measures["reach"], run.Measures["all"]), Is.EqualTo((1.0, 1.0)));
        Assert.That(run.Measures["lastArrivalMs"], Is.LessThan(60_000));
        Assert.That(run.Measures["messages"], Is.GreaterThan(Run(Lossy).Measures["messages"]));
    }

    [Test]
    public void Without_repair_some_are_missed()
    {
        var run = Run(Lossy);
        Assert.That(run.Measures["all"], Is.LessThan(1));
        Assert.That(run.Measures["reach"], Is.InRange(0.5, 0.99));
    }

    [Test]
    public void No_theory_of_push_is_shown_beside_repair()
    {
        Assert.That(TheoryList.For(Given.Options(Given.Gossip, "--nodes 20")), Is.Not.Empty);
        Assert.That(TheoryList.For(Given.Options(Given.Gossip, "--nodes 20 --repair anti-entropy")), Is.Empty);
    }

    private static RunSample Run(string line) => Given.Gossip.Prepare(Given.Options(Given.Gossip, line)).Run(1, CancellationToken.None);
}
