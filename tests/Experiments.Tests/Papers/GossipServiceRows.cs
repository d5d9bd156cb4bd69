using NUnit.Framework;

namespace Distribution.Experiments.Tests.Papers;

/// <summary>The gossip service of full nodes, 100 members: mean reach by subset, as the course's system has it (the caller outside of the
/// group, members drawn without repetition from the whole view, the drawing node and the sender included).</summary>
[TestFixture]
internal sealed class GossipServiceRows
{
    // Printed in tenths of a percent: half a digit.
    private const double PrintedSlack = 0.0005;

    [TestCase("2", .802, 100)]
    [TestCase("5", .994, 50)]
    public void Mean_reach_of_100_members(string subset, double reach, int runs) =>
        PublishedRow.Check("gossip", $"--nodes 100 --subset {subset}", runs, "reach", reach, PrintedSlack);

    [Explicit]
    [Category("Papers")]
    [TestCase("2", .802)]
    [TestCase("3", .944)]
    [TestCase("5", .994)]
    [TestCase("6", .998)]
    [TestCase("10", 1.0)]
    public void Mean_reach_of_100_members_over_4000_runs(string subset, double reach) =>
        PublishedRow.Check("gossip", $"--nodes 100 --subset {subset}", 4_000, "reach", reach, PrintedSlack);
}
