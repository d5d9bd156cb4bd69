using Distribution.InSimulator;

namespace Distribution.Protocol.Tests;

public sealed class SpatialTopologyTests
{
    private const int Indices = 1 << 30;

    [TestCase(0.0)]
    [TestCase(1.0)]
    [TestCase(1.5)]
    [TestCase(2.0)]
    public void A_partner_is_drawn_by_its_distance(double exponent)
    {
        const int nodes = 20;
        const int node = 4;
        const int draws = 1 << 16;
        var peers = new SpatialTopology(exponent).Connect(nodes, 1);
        var weights = Enumerable.Range(0, nodes).Select(other => other == node ? 0 : Math.Pow(Math.Abs(other - node), -exponent)).ToArray();
        var counts = new int[nodes];
        for (var draw = 0; draw < draws; draw++)
        {
            counts[peers.Peer(node, draw * (Indices / draws))]++;
        }

        // Indices at even steps, so that a share is exact but for the two ends of its interval.
        for (var other = 0; other < nodes; other++)
        {
            Assert.That(counts[other], Is.EqualTo(weights[other] / weights.Sum() * draws).Within(2), $"node {other}");
        }
    }

    [SeededProperty]
    public void A_peer_is_another_node_whatever_the_index(ushort nodes, ushort node, uint index, byte exponent)
    {
        var n = nodes + 2;
        var peers = new SpatialTopology(exponent % 101).Connect(n, 1);
        var self = node % n;
        foreach (var each in new[] { (int)(index % Indices), 0, Indices - 1 })
        {
            Assert.That(peers.Peer(self, each), Is.InRange(0, n - 1).And.Not.EqualTo(self));
        }
    }

    [Test]
    public void A_lone_site_has_no_peers() => Assert.That(new SpatialTopology(2).Connect(1, 1).Count(0), Is.Zero);
}
