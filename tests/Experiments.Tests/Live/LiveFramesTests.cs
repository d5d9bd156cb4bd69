using Distribution.Experiments.Live;
using Distribution.Experiments.Scenarios;
using Distribution.Experiments.Statistics;
using Distribution.Protocol;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Live;

[TestFixture]
internal sealed class LiveFramesTests
{
    [Test]
    public void There_are_four_frames_a_second_and_one_at_the_end()
    {
        var script = new Scripted();
        script.Scheduler.AdvanceBy(TimeSpan.FromSeconds(1));
        Assert.That(script.Frames, Has.Count.EqualTo(4));
        script.Complete();
        script.Scheduler.AdvanceBy(TimeSpan.FromSeconds(1));
        Assert.That(script.Frames, Has.Count.EqualTo(5));
        Assert.That(script.Frames[^1].Now - script.Frames[^1].Began, Is.EqualTo(TimeSpan.FromSeconds(1)));
    }

    [Test]
    public void A_snapshot_has_what_was_seen_until_it_and_earlier_ones_stay_as_they_are()
    {
        var script = new Scripted();
        var first = script.After(new LiveEvent.SettingBegun(Scripted.Plan("--nodes 10")), Scripted.Run(0.25, 1, 10));
        var second = script.After(Scripted.Run(0.75, 1, 10));
        Assert.That(first.Setting!.Runs, Is.EqualTo(1));
        Assert.That(second.Setting!.Runs, Is.EqualTo(2));
        Assert.That(second.Setting.Events, Is.EqualTo(2_000_000));
        Assert.That((second.Setting.Delivered, second.Setting.Dropped), Is.EqualTo((800, 200)));
    }

    [Test]
    public void Means_and_intervals_are_those_of_a_summary()
    {
        double[] values = [0.5, 0.25, double.NaN, 0.125, 0.75];
        foreach (var kind in Enum.GetValues<MeasureKind>())
        {
            var mean = values.Aggregate(default(Moments), (sofar, value) => sofar.With(value));
            var summary = Summary.Of(values, kind, new Trials(5, 2, 10, 0.01));
            Assert.That(mean.Mean, Is.EqualTo(summary.Mean).Within(1e-15), kind.ToString());
            Assert.That(Summary.IntervalOf(kind, mean, new Trials(5, 2, 10, 0.01)).Low, Is.EqualTo(summary.Interval.Low).Within(1e-15), kind.ToString());
            Assert.That(Summary.IntervalOf(kind, mean, new Trials(5, 2, 10, 0.01)).High, Is.EqualTo(summary.Interval.High).Within(1e-15), kind.ToString());
        }
    }

    [Test]
    public void A_setting_that_follows_leaves_the_one_before_and_both_are_called_by_what_differs()
    {
        var script = new Scripted();
        var snapshot = script.After(
            new LiveEvent.SettingBegun(Scripted.Plan("--nodes 10")),
            Scripted.Run(0.5),
            new LiveEvent.SettingBegun(Scripted.Plan("--nodes 10 --fanout 3")));
        Assert.That(snapshot.Finished.Select(setting => (setting.Runs, snapshot.LabelOf(setting))), Is.EqualTo([(1, "nodes 10, fanout 1")]));
        Assert.That(snapshot.LabelOf(snapshot.Setting!), Is.EqualTo("nodes 10, fanout 3"));
    }

    [Test]
    public void Only_the_last_fifty_curves_are_kept()
    {
        var runs = Enumerable.Range(0, 60).Select(run => Scripted.Run(0, run));
        var snapshot = new Scripted().After([new LiveEvent.SettingBegun(Scripted.Plan("")), .. runs]);
        Assert.That(snapshot.Setting!.Curves.Select(run => run.Curve[0]), Is.EqualTo(Enumerable.Range(10, 50)));
        Assert.That(snapshot.Setting.Runs, Is.EqualTo(60));
    }

    [Test]
    public void Nodes_go_from_state_to_state_and_keep_their_counts()
    {
        var script = new Scripted();
        var before = script.After(
            Scripted.Change(MembershipChangeKind.Joined, 1),
            Scripted.Change(MembershipChangeKind.Joined, 2),
            Scripted.Change(MembershipChangeKind.Joined, 3),
            new LiveEvent.NodesCounted(NodeCount.Delivered, NodeFigures.Of([KeyValuePair.Create(Scripted.Address(2), 7.0)])),
            new LiveEvent.NodesCounted(NodeCount.Duplicates, NodeFigures.Of([KeyValuePair.Create(Scripted.Address(2), 9.0)]))).Cluster;
        Assert.That(before.CountOf(LiveNodeState.Up), Is.EqualTo(3));
        var after = script.After(
            Scripted.Change(MembershipChangeKind.Suspected, 1),
            new LiveEvent.ProcessEnded(Scripted.Address(2), 137),
            Scripted.Change(MembershipChangeKind.Left, 3)).Cluster;
        Assert.That(after.Nodes[Scripted.Address(1)].State, Is.EqualTo(LiveNodeState.Suspected));
        Assert.That(after.Nodes[Scripted.Address(2)], Is.EqualTo(new LiveNode(LiveNodeState.Failed, 7, 9)));
        Assert.That(after.Nodes[Scripted.Address(3)].State, Is.EqualTo(LiveNodeState.Left));
        Assert.That(after.Changes.Select(change => change.What).TakeLast(2), Is.EqualTo(
            [$"{Scripted.Address(2).Sid} ended with exit code 137", $"{Scripted.Address(3).Sid} left"]));
        Assert.That(after.Changes[^1].After, Is.EqualTo(LiveFrames.Period));
    }

    [Test]
    public void What_the_caller_drops_is_counted_and_said()
    {
        var error = new CallError(CallErrorKind.Unreachable, "nobody is there");
        var cluster = new Scripted().After(new LiveEvent.SomethingDropped(new Drop(Scripted.Address(1), "", error))).Cluster;
        Assert.That(cluster.Dropped, Is.EqualTo(1));
        Assert.That(cluster.Changes.Single().What, Does.EndWith("dropped: Unreachable"));
    }
}
