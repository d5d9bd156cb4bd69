using Distribution.Protocol;
using NUnit.Framework;

namespace Distribution.Simulator.Tests;

internal sealed class NetworkTests
{
    private const int Messages = 200_000;

    [Test]
    public void Loses_as_many_messages_as_asked()
    {
        var counters = Transmit(new NetworkOptions { Loss = Chance.Of(0.01) }, out var delays);

        // 2,000 +- 4 standard deviations of 44.5.
        Assert.That(counters.Lost, Is.InRange(1_822, 2_178));
        Assert.That(delays.Count(delay => delay is null), Is.EqualTo(counters.Lost));
    }

    [TestCase(0, 0)]
    [TestCase(1, Messages)]
    public void Loses_nothing_or_everything(double loss, int lost)
    {
        Assert.That(Transmit(new NetworkOptions { Loss = Chance.Of(loss) }, out _).Lost, Is.EqualTo(lost));
    }

    [Test]
    public void Duplicates_with_a_latency_of_its_own()
    {
        var network = new Network(new NetworkOptions { Duplication = Chance.Of(0.25) });
        var counters = default(Counters);
        var stream = new RandomStream(1);
        var copies = new List<(double First, double Second)>();
        for (var i = 0; i < Messages; i++)
        {
            if (network.Transmit(ref stream, isTransmission: false, ref counters, out var delay, out var copy) && copy >= Duration.Zero)
            {
                copies.Add((delay.TotalMilliseconds, copy.TotalMilliseconds));
            }
        }

        // 50,000 +- 4 standard deviations of 194; the copies' mean latency like the messages' 5.5 ms; their product if independent 5.5^2.
        Assert.That(counters.Duplicated, Is.EqualTo(copies.Count).And.InRange(49_226, 50_774));
        Assert.That(copies.Average(pair => pair.Second), Is.EqualTo(5.5).Within(0.05));
        Assert.That(copies.Average(pair => pair.First * pair.Second), Is.EqualTo(30.25).Within(0.5));
    }

    [Test]
    public void To_switch_loss_and_duplication_on_moves_no_latency()
    {
        Transmit(new NetworkOptions(), out var plain);
        var counters = Transmit(new NetworkOptions { Loss = Chance.Of(0.3), Duplication = Chance.Of(0.3) }, out var faulty);

        var both = plain.Zip(faulty).Where(pair => pair.Second is not null).ToArray();
        Assert.That(both.Count(pair => pair.First != pair.Second), Is.Zero);
        Assert.That(both, Has.Length.EqualTo(Messages - counters.Lost));
    }

    [Test]
    public void Raising_loss_only_adds_to_the_messages_lost()
    {
        Transmit(new NetworkOptions { Loss = Chance.Of(0.1) }, out var few);
        Transmit(new NetworkOptions { Loss = Chance.Of(0.2) }, out var many);
        Assert.That(few.Zip(many).Count(pair => pair.First is null && pair.Second is not null), Is.Zero);
    }

    [Test]
    public void Which_messages_are_lost_has_nothing_to_do_with_their_latency()
    {
        Transmit(new NetworkOptions(), out var all);
        Transmit(new NetworkOptions { Loss = Chance.Of(0.5) }, out var kept);

        // Means of 100,000 and 200,000 latencies of standard deviation 2.6 ms.
        Assert.That(Mean(kept), Is.EqualTo(Mean(all)).Within(0.035));

        static double Mean(IEnumerable<Duration?> delays) => delays.OfType<Duration>().Average(delay => delay.TotalMilliseconds);
    }

    [Test]
    public void A_partition_cuts_between_its_sides_alone_until_it_heals()
    {
        var network = new Network(new NetworkOptions());
        network.Partition([1, 1, 0]);
        Assert.That(network.IsPartitioned, Is.True);
        Assert.That(Crosses(network, 0, 1), Is.True);
        Assert.That(Crosses(network, 1, 2), Is.False);
        Assert.That(Crosses(network, 2, 0), Is.False);
        Assert.That(Crosses(network, 2, 3), Is.True, "nodes that are not listed are on side 0");

        network.Heal();
        Assert.That(network.IsPartitioned, Is.False);
        Assert.That(Crosses(network, 1, 2), Is.True);
    }

    [Test]
    public void A_partition_takes_its_draws_and_loses_nothing()
    {
        var options = new NetworkOptions { Loss = Chance.Of(1) };
        var network = new Network(options);
        network.Partition([0, 1]);
        var counters = default(Counters);
        var stream = new RandomStream(5);
        network.Judge(stream.Next(), Message(0, 1), ref counters);

        var another = new RandomStream(5);
        another.Next();
        Assert.That(stream.Next(), Is.EqualTo(another.Next()));
        Assert.That((counters.Cut, counters.Lost), Is.EqualTo((1L, 0L)));
    }

    private static bool Crosses(Network network, int from, int to)
    {
        var stream = new RandomStream(1);
        var counters = default(Counters);
        var arrives = network.Judge(stream.Next(), Message(from, to), ref counters).Arrives;
        Assert.That(counters.Cut, Is.EqualTo(arrives ? 0 : 1));
        return arrives;
    }

    private static LinkMessage Message(int from, int to) => new(new MessageName(new NodeId(from), new NodeId(to), 0), Instant.Zero, 8, IsTransmission: false);

    /// <summary>The latency of each of many messages; null: lost.</summary>
    private static Counters Transmit(NetworkOptions options, out Duration?[] delays)
    {
        var network = new Network(options);
        var counters = default(Counters);
        var stream = new RandomStream(1);
        delays = new Duration?[Messages];
        for (var i = 0; i < Messages; i++)
        {
            delays[i] = network.Transmit(ref stream, isTransmission: false, ref counters, out var delay, out _) ? delay : null;
        }

        return counters;
    }
}
