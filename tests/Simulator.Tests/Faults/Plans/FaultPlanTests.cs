using Distribution.Protocol;
using NUnit.Framework;

namespace Distribution.Simulator.Tests;

/// <summary>What plans refuse, and how they number their faults.</summary>
internal sealed class FaultPlanTests
{
    private static readonly Duration Negative = new(-1);
    private static readonly Duration TooLong = new(Fault.Longest.Nanoseconds + 1);

    private static IEnumerable<TestCaseData> Refused =>
    [
        Case(new Cut { At = new Instant(-1) }, "(cut): at is a time from 0s to 31536000s"),
        Case(new Cut { At = Instant.MaxValue }, "(cut): at is a time"),
        Case(new Cut { For = Negative }, "(cut): for is a duration from 0s to 31536000s, or forever"),
        Case(new Cut { For = TooLong }, "(cut): for is"),
        Case(new Cut { From = [0, 5] }, "(cut): from: there is no node 5: nodes are 0 .. 4"),
        Case(new Cut { To = [-1] }, "(cut): to: there is no node -1"),
        Case(new Loss { Chance = new(1.2) }, "(loss): chance is a probability from 0 to 1"),
        Case(new Loss { Chance = new(double.NaN) }, "(loss): chance is a probability"),
        Case(new Duplication { Chance = new(1), Within = Negative }, "(duplication): within is a duration from 0s"),
        Case(new Duplication { Chance = new(1), Within = Duration.MaxValue }, "(duplication): within is"),
        Case(new Reordering { Chance = new(1), By = Negative }, "(reordering): by is"),
        Case(new Reordering { Chance = new(1), By = Duration.MaxValue }, "(reordering): by is"),
        Case(new Spike { By = Negative }, "(spike): by is"),
        Case(new Spike { By = TooLong }, "(spike): by is"),
        Case(new Bandwidth { BytesPerSecond = 0 }, "(bandwidth): bytesPerSecond is a whole number from 1"),
        Case(new Bandwidth { BytesPerSecond = 1, QueueBytes = 0 }, "(bandwidth): queueBytes is"),
        Case(new Clog(), "(clog): a clog ends"),
        Case(new Partition { Sides = [[0], [1, 0]] }, "(partition): sides name node 0 twice"),
        Case(new Partition { Sides = [[0, 0]] }, "(partition): sides name node 0 twice"),
        Case(new Partition { Sides = [] }, "(partition): sides are one list or more of one node or more; nodes that none names are together"),
        Case(new Partition { Sides = [[0, 1], []] }, "(partition): sides are one list or more"),
        Case(new Partition { Sides = [[0, 7]] }, "(partition): sides: there is no node 7"),
        Case(new Reset { One = 1, Other = 1 }, "(reset): one and other are two nodes"),
        Case(new Reset { One = 1, Other = 9 }, "(reset): other: there is no node 9"),
        Case(new Distance { Places = [[1, 2, 3]] }, "(distance): places are at most 5"),
        Case(new Distance { Places = [[1, double.NaN]] }, "(distance): places are"),
        Case(new SingleMessage { From = 1, To = 1, Number = 0, Arrivals = [] }, "(message): from and to are two nodes"),
        Case(new SingleMessage { From = 1, To = 2, Number = -1, Arrivals = [] }, "(message): number is"),
        Case(new SingleMessage { From = 1, To = 2, Number = 0, Arrivals = [new(Negative)] }, "(message): after is a duration from 0s"),
        Case(new SingleMessage { From = 1, To = 2, Number = 0, Arrivals = [new(Duration.MaxValue)] }, "(message): after is"),
        Case(new SingleMessage { From = 1, To = 2, Number = 0, Arrivals = [new(default), new(default), new(default)] }, "(message): arrivals are two"),
        Case(new Crash { Node = 5 }, "(crash): node: there is no node 5"),
        Case(new Slow { Node = 0, PerInput = Negative }, "(slow): perInput is"),
        Case(new Slow { Node = 0, PerInput = Duration.MaxValue }, "(slow): perInput is"),
        Case(new ClockSkew { Node = 0, By = new Duration(-TooLong.Nanoseconds) }, "(skew): by is a duration from -31536000s to 31536000s"),
        Case(new ClockStep { Node = 9, By = default }, "(step): node: there is no node 9"),
        Case(new ClockStep { Node = 0, By = Duration.MaxValue }, "(step): by is"),
        Case(new ClockDrift { Node = 0, PartsPerMillion = -1_000_000 }, "(drift): partsPerMillion is a whole number from -999999"),
        Case(new Churn { Every = Duration.Zero, Away = new(1), For = new(1) }, "(churn): every and away are longer than 0s"),
        Case(new Churn { Every = Negative, Away = new(1), For = new(1) }, "(churn): every is"),
        Case(new Churn { Every = new(1), Away = Duration.MaxValue, For = new(1) }, "(churn): away is"),
        Case(new Churn { Every = new(1), Away = new(1) }, "(churn): churn ends"),
        Case(new Churn { Every = new(1), Away = new(1), For = Duration.FromSeconds(1) }, "(churn): every is at least 1 / 1000000 of for"),
        Case(new Churn { Every = new(1), Away = new(1), For = new(1), Core = 5 }, "(churn): core is a number of nodes from 0 to 4"),
        Case(new SlowBoot { By = Negative }, "(slow-boot): by is"),
        Case(new BootFailure { Chance = new(-0.1) }, "(boot-failure): chance is"),
        Case(new Buggify { Points = new(2) }, "(buggify): points is"),
        Case(new Buggify { Visits = new(2) }, "(buggify): visits is"),
        Case(new BuggifyVisit { Node = 0, Point = "", Visit = 0 }, "(visit): point is"),
        Case(new BuggifyVisit { Node = 0, Point = "a", Visit = -1 }, "(visit): visit is"),
        Case(new BuggifyVisit { Node = 5, Point = "a", Visit = 0 }, "(visit): node: there is no node 5"),
    ];

    [TestCaseSource(nameof(Refused))]
    public void A_fault_that_cannot_be_is_refused_by_member(Fault fault, string reason)
    {
        var plan = new FaultPlan([new Cut(), fault]);
        Assert.That(plan.Refusal(5), Does.StartWith("fault 1 " + reason).And.Not.Contain("\n"));
        Assert.That(() => new FaultyRun(5, [.. plan]), Throws.InstanceOf<FaultPlanException>());
    }

    [Test]
    public void Every_kind_has_a_refusal_that_is_tested() =>
        Assert.That(FaultKinds.Names.Except(Refused.Select(data => FaultKinds.NameOf((Fault)data.Arguments[0]!)), StringComparer.Ordinal), Is.EquivalentTo(
            new[] { "corruption", "half-open", "pause" }), "these have no members of their own");

    [TestCase(5, 5, "core is a number of nodes from 0 to 4")]
    [TestCase(5, -1, "core is")]
    [TestCase(1, 0, "nodes is a number of 2 or more")]
    public void Faults_are_not_drawn_from_a_space_that_is_none(int nodes, int core, string reason) => Assert.That(
        () => new FaultSpace { Nodes = nodes, Core = core, Horizon = new(1), Kinds = ["crash"] }.Draw(1),
        Throws.InstanceOf<FaultPlanException>().With.Message.Contains(reason));

    [Test]
    public void Numbers_do_not_meet_those_that_were_given_by_hand()
    {
        Loss[] losses = [new Loss { Chance = new(0.1) }, new Loss { Chance = new(0.1) }];
        var first = new FaultPlan(losses).Numbered()[0].Salt;
        var second = new FaultPlan(losses).Numbered()[1].Salt;
        foreach (var plan in new FaultPlan[] { new([losses[0], losses[1] with { Salt = first }]), new([losses[0] with { Salt = second }, losses[1], losses[1]]) })
        {
            Assert.That(plan.Numbered().Select(fault => fault.Salt), Is.Unique.And.None.Zero);
        }
    }

    [SeededProperty(MaxTest = 300)]
    public void Whatever_is_drawn_can_be_made_weaker_to_the_end_and_is_never_refused(ulong seed)
    {
        var space = new FaultSpace { Nodes = 4, Core = 1, Horizon = Duration.FromSeconds(10), Kinds = [.. FaultKinds.DrawnNames] };
        foreach (var fault in space.Draw(seed))
        {
            var (weaker, steps) = (fault, 0);
            for (var last = fault; last is not null; last = last.Weaker().LastOrDefault())
            {
                weaker = last;
                Assert.That(weaker.Refusal(space.Nodes), Is.Null, weaker.Story);
                Assert.That(++steps, Is.LessThan(200), weaker.Story);
            }
        }
    }

    private static TestCaseData Case(Fault fault, string reason) =>
        new TestCaseData(fault, reason).SetArgDisplayNames(fault.Story, reason);
}
