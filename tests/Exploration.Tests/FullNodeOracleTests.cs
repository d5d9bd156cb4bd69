using Distribution.PlantedBugs;
using Distribution.Protocol;
using Distribution.Simulator;
using NUnit.Framework;

namespace Distribution.ExplorationTests;

/// <summary>The oracles for full nodes: a planted defect makes each of them speak up, and each lack has its reason.</summary>
internal sealed class FullNodeOracleTests
{
    private const int RunsMax = 300;

    private static readonly IReadOnlyList<TestCaseData> Defects =
    [
        new(new KeeperScenario { Defect = KeeperDefect.NumbersAsBefore }, "who lacks something has a reason"),
        new(new ReturnScenario { Defect = ReturnDefect.LivesAsBefore }, "views follow from their history"),
        new(new ReturnScenario { Defect = ReturnDefect.ObjectsForOthers }, "nobody comes back but by its own word"),
    ];

    [TestCaseSource(nameof(Defects))]
    public void An_oracle_is_red_where_a_defect_is_planted(Scenario scenario, string oracle)
    {
        var options = new ExplorationOptions { Scenario = () => scenario };
        var violations = Enumerable.Range(0, RunsMax).Select(number => Exploration.TrialOf(options, number).Run().Violation);
        Assert.That(violations.Any(violation => violation?.Oracle == oracle), $"not in {RunsMax} runs");
    }

    [Test]
    public void A_version_of_an_earlier_life_brings_nobody_back()
    {
        // It objects in its first life, and fails in its second.
        var plan = new FaultPlan(
        [
            new Pause { Node = 2, At = At(1), For = Duration.FromSeconds(3) },
            new Crash { Node = 2, At = At(15), For = Duration.FromSeconds(1) },
            new Crash { Node = 2, At = At(25), For = Duration.FromSeconds(30) },
        ]);
        var options = new ExplorationOptions { Scenario = () => new OfFirstLife(), Plan = plan };
        var violations = Enumerable.Range(0, 20).Select(number => Exploration.TrialOf(options, number).Run().Violation).ToArray();
        Assert.That(
            violations.Select(violation => violation is null ? "" : $"{violation.Oracle}: {violation.Reason}"),
            Has.Some.Match("^nobody comes back but by its own word: .* in life 2, version [1-9].* version 0 in that life"));

        static Instant At(long seconds) => Instant.Zero + Duration.FromSeconds(seconds);
    }

    [Test]
    public void Who_lacks_a_message_has_a_reason_of_its_own()
    {
        var reasons = Enumerable.Range(0, 60).SelectMany(number => LacksOf(Traces.Of(new KeeperScenario(), 5, (byte)number).Trace!)).ToArray();
        Assert.That(reasons.Where(lack => lack.Unexplained is not null), Is.Empty);
        Assert.That(reasons.Select(lack => lack.Reasons.Count), Has.All.Positive);
        var all = string.Join('\n', reasons.SelectMany(lack => lack.Reasons));
        foreach (var kind in (string[])["is lost", "is cut off", "nobody hears it", "refuses", "and never to", "for another life"])
        {
            Assert.That(all, Does.Contain(kind));
        }
    }

    [Test]
    public void A_message_that_comes_and_leaves_no_trace_is_no_reason()
    {
        TraceMessage sent = new(1, 0, default, 0, 1, "rumor", "arrives after 1ms") { Carries = "a\nb" };
        Assert.That(LackOf(""), Is.Not.Null);
        Assert.That(LackOf(Lack.HasSeen("b")), Is.Not.Null);
        Assert.That(LackOf(Lack.Takes("b")), Is.Null);
        Assert.That(LackOf(Lack.Refuses("b")), Is.Null);
        Assert.That(LackOf("nobody hears it"), Is.Null);

        string? LackOf(string remark) => Lack.Of(
            new RunTrace(2, [new TraceEvent { Number = 1, At = default, Kind = EventKind.Message, Node = 1, Sender = 0, Message = 1, What = "rumor", Cause = 0, Remark = remark }], [sent]),
            1,
            "b").Unexplained;
    }

    /// <summary>Whatever was sent, and each node that never took it in.</summary>
    private static IEnumerable<Lack> LacksOf(RunTrace trace) =>
        from what in trace.Messages.Where(sent => sent.What.StartsWith("rumor", StringComparison.Ordinal)).Select(sent => sent.Carries).Distinct()
        from node in Enumerable.Range(0, trace.Nodes)
        where !trace.Events.Any(item => item.Node == node && item.Remark.Contains(Lack.Takes(what), StringComparison.Ordinal))
        select Lack.Of(trace, node, what);

    /// <summary>Whoever says that a node has failed in its second life says instead that it lives, at the version of its first.</summary>
    private sealed class OfFirstLife : MembershipScenario
    {
        private readonly SortedDictionary<NodeAddress, uint> versions = [];

        protected override Func<NodeAddress, NodeAddress, NodeMessage, NodeMessage?>? Filter => (from, _, message) => Forged(from, message);

        private NodeMessage Forged(NodeAddress from, NodeMessage message)
        {
            if (message.Content is not MembershipContent content)
            {
                return message;
            }

            if (content.Incarnation == 1)
            {
                versions[from] = content.Version;
            }

            MemberUpdate[] news = [.. content.News.Select(Forged)];
            return NodeMessage.Membership(new MembershipMessage(
                message.CallId, new MembershipContent(content.Kind, content.Incarnation, content.Version, content.Target, news)));
        }

        private MemberUpdate Forged(MemberUpdate news) =>
            news is { Incarnation: 2, Status: MemberStatus.Failed } && versions.GetValueOrDefault(news.Node) is var version && news.Version < version
                ? news with { Version = version, Status = MemberStatus.Alive }
                : news;
    }
}
