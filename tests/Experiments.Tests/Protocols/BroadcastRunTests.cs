using Distribution.Experiments.Protocols;
using Distribution.Experiments.Tests.Fakes;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Protocols;

[TestFixture]
internal sealed class BroadcastRunTests
{
    [Test]
    public void A_flood_stops_at_crashed_nodes_and_counts_live_ones()
    {
        // Nine of ten are live; the line is cut where the crashed one is.
        var run = Run(new FloodProtocol(), "--nodes 10 --topology line --crashed 10% --hop-latency 7ms");
        var reached = Math.Round(run.Measures["reach"] * 9);
        Assert.That(run.Measures["reach"] * 9, Is.EqualTo(reached).Within(1e-9));
        Assert.That(run.Measures["payloads"], Is.EqualTo(reached));
        Assert.That(run.Measures["lastArrivalMs"], Is.EqualTo((reached - 1) * 7));
    }

    [Test]
    public void Every_message_costs_the_same()
    {
        var run = Run(new FloodProtocol(), "--nodes 20 --topology regular:3 --messages 7");
        Assert.That(run.Measures["payloads"], Is.EqualTo(60 - 19));
        Assert.That(run.Measures["reach"], Is.EqualTo(1));
        Assert.That(run.Curve[^1], Is.EqualTo(20));
    }

    [Test]
    public void Direct_mail_costs_one_transmission_a_site_less_the_source()
    {
        var run = Run(new DirectMailProtocol(), "--nodes 100 --messages 3 --latency constant:5ms");
        Assert.That(run.Measures["traffic"], Is.EqualTo(0.99).Within(1e-12));
        Assert.That((run.Measures["reach"], run.Measures["lastArrivalMs"]), Is.EqualTo((1.0, 5.0)));
    }

    [Test]
    public void Lost_mail_never_arrives() =>
        Assert.That(Run(new DirectMailProtocol(), "--nodes 1000 --loss 0.1").Measures["reach"], Is.EqualTo(0.9).Within(0.04));

    [TestCase("--topology spatial:2", "--topology spatial:2: distances are chances")]
    [TestCase("--hop-latency 1ms --latency constant:2ms", "--hop-latency 1ms: allowed is it or --latency constant:2ms, not both")]
    public void What_means_nothing_is_refused(string options, string message) => Assert.That(
        () => new FloodProtocol().Prepare(Given.Options(new FloodProtocol(), options)),
        Throws.InstanceOf<UsageException>().With.Message.StartsWith(message));

    [Test]
    public void Mail_knows_no_distance() => Assert.That(
        () => new DirectMailProtocol().Prepare(Given.Options(new DirectMailProtocol(), "--topology spatial:2")),
        Throws.InstanceOf<UsageException>());

    private static RunSample Run(IListedProtocol protocol, string line) =>
        protocol.Prepare(Given.Options(protocol, line)).Run(1, CancellationToken.None);
}
