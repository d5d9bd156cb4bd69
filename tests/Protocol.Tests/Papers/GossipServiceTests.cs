using Distribution.Experiments.Protocols;

namespace Distribution.Protocol.Tests.Papers;

/// <summary>The gossip service of full nodes, 100 members: mean reach by subset, as the course's system has it (the caller outside of the
/// group, members drawn without repetition from the whole view, the drawing node and the sender included).</summary>
[Paper("The course's gossip service, 100 members")]
public sealed class GossipServiceTests
{
    // Printed in tenths of a percent: half a digit.
    private const double PrintedSlack = 0.0005;

    [TestCase("2", .802, 100)]
    [TestCase("5", .994, 50)]
    public void Mean_reach_of_100_members(string subset, double reach, int runs) => Check(subset, reach, runs);

    [Explicit("4,000 runs of each row")]
    [Category("Papers")]
    [TestCase("2", .802)]
    [TestCase("3", .944)]
    [TestCase("5", .994)]
    [TestCase("6", .998)]
    [TestCase("10", 1.0)]
    public void Mean_reach_of_100_members_over_4000_runs(string subset, double reach) => Check(subset, reach, 4_000);

    private static void Check(string subset, double reach, int runs) =>
        PaperRuns.Of(new GossipService(), $"--nodes 100 --subset {subset}", runs, 1).AssertMeanByOwnDeviation("reach", reach, PrintedSlack);
}
