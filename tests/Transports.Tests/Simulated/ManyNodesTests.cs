using NUnit.Framework;

namespace Distribution.Transports.Tests.Simulated;

[TestFixture]
internal sealed class ManyNodesTests
{
    [Test]
    public void There_are_addresses_for_more_nodes_than_a_host_has_ports()
    {
        using var cluster = Cluster.Simulated();
        var nodes = cluster.Start(46_000);
        Assert.That(nodes.Select(node => node.Address).Distinct().Count(), Is.EqualTo(46_000));
    }
}
