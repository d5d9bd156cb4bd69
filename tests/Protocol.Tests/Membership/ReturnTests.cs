namespace Distribution.Protocol.Tests.Membership;

/// <summary>What is told of a node that is out, before it returns.</summary>
public sealed class ReturnTests
{
    [Test]
    public void Who_is_suspected_by_others_while_it_is_out_still_returns_into_its_groups([Values(0UL, 1UL)] ulong life)
    {
        var cluster = new TestCluster(3, liveness: LivenessOptions.Default);
        cluster.PutEverywhere("g");
        var lost = cluster[1];
        Tell(MemberStatus.Failed, life, 0);
        Assert.That(cluster[0].Members("g"), Has.Length.EqualTo(2), "it was not removed: the test shows nothing");

        // By those who know which life it is, for whom it is a member again.
        Tell(MemberStatus.Suspect, 1, 1);
        Tell(MemberStatus.Alive, 1, 2);
        Assert.That(cluster[0].Members("all"), Has.Length.EqualTo(3));
        Assert.That(cluster[0].Members("g"), Has.Length.EqualTo(3));

        void Tell(MemberStatus status, ulong incarnation, uint version)
        {
            var news = new MemberUpdate(lost.Address, incarnation, version, status);
            cluster[0].Receive(
                cluster[2].Id,
                NodeMessage.Membership(new MembershipMessage(0, new MembershipContent(MembershipKind.News, cluster[2].Incarnation, 0, null, [news]))));
        }
    }
}
