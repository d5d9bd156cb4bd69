using Distribution.Experiments.Live;
using Distribution.Experiments.Scenarios;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Live;

[TestFixture]
internal sealed class DashboardTests
{
    [Test]
    public void A_sweep_at_80_columns()
    {
        var lines = Scripted.Drawn(Sweep(), 80, 40);
        Assert.That(lines[0], Is.EqualTo("fanout  1/2 settings  3/20 runs  15 %"));
        Assert.That(lines[1], Is.EqualTo(new string('━', 12) + new string('┄', 68)));
        Assert.That(lines[2], Is.EqualTo("8.00 M events/s  delivered 800  dropped 200"));
        Assert.That(lines[3], Does.StartWith("╭─share reached, the mean of 2 runs──").And.EndWith("╮"));
        Assert.That(lines[4], Does.StartWith("│ 100 % ").And.EndWith("█ │"));
        Assert.That(lines, Has.Some.Matches<string>(line => line.StartsWith("╭─nodes 10, fanout 3: 2 runs─", StringComparison.Ordinal)));
        Assert.That(lines, Has.Some.Match("^│ residue +0.50 +0.00 .. 1.00 +│$"));
        Assert.That(lines[^2], Does.Match("nodes 10, fanout 1 +residue +0.5000 +1 "));
    }

    [TestCase(80)]
    [TestCase(120)]
    [TestCase(40)]
    [TestCase(Dashboard.WidthLeast)]
    public void No_line_is_wider_than_the_terminal_and_no_picture_higher(int width)
    {
        foreach (var snapshot in new[] { Sweep(), Processes(6), Processes(300), new LiveSnapshot(default, default) })
        {
            for (var height = 1; height <= 40; height++)
            {
                var lines = Scripted.Drawn(snapshot, width, height);
                Assert.That(lines, Has.Count.LessThanOrEqualTo(height), $"{height} lines");
                Assert.That(lines.Max(line => line.Length), Is.LessThanOrEqualTo(width), $"{height} lines");
            }
        }
    }

    [Test]
    public void Panels_stand_two_abreast_where_it_is_wide()
    {
        Assert.That(Scripted.Drawn(Sweep(), 120, 40), Has.Some.Match("^╭─share reached.*╮╭─nodes 10, fanout 3.*╮$"));
        Assert.That(Scripted.Drawn(Sweep(), 80, 40), Has.None.Match("╮╭"));
    }

    [Test]
    public void Where_it_is_low_the_last_panels_are_left_out()
    {
        var lines = Scripted.Drawn(Sweep(), 80, 13);
        Assert.That(lines, Has.Some.Match("share reached"));
        Assert.That(lines, Has.Some.Match("fanout 3: 2 runs"));
        Assert.That(lines, Has.None.Match("settings before"));
    }

    [Test]
    public void Processes_at_80_columns()
    {
        var lines = Scripted.Drawn(Processes(6), 80, 40);
        Assert.That(lines, Has.Some.Match("reached by message 1: 3 of 6 members"));
        Assert.That(lines, Has.Some.Match("^│ +0 +9.00 ms │$"));
        Assert.That(lines, Has.Some.Match("─nodes: deliveries 21, duplicates 0─"));
        Assert.That(lines, Has.Some.Match("^│ ● 5 up  \\? 1 suspected  ○ 0 left  × 0 failed"));
        var first = lines.SkipWhile(line => !line.Contains("suspected", StringComparison.Ordinal)).ElementAt(1);
        Assert.That(first, Does.StartWith($"│ ? {Scripted.Address(6).Sid}     6"), "those that are not there come first");
        Assert.That(lines, Has.Some.Match($"0.0 s  {Scripted.Address(6).Sid} is suspected"));
    }

    [Test]
    public void Of_nodes_that_do_not_fit_the_number_is_said()
    {
        var lines = Scripted.Drawn(Processes(300), 40, 30);
        var cells = lines.Sum(line => line.Count(mark => mark == '●')) - 1;
        Assert.That(lines, Has.Some.Match($"and {300 - cells - 1} more"));
    }

    [Test]
    public void A_curve_grows_as_its_shares_do()
    {
        var room = new LiveRoom(10, 5, true);
        Assert.That(ColumnChart.Of([0.25, 0.5, 0.625, 1], "0", "9", room), Is.EqualTo(
        [
            "100 %    █",
            "        ▄█",
            "       ███",
            "  0 % ████",
            "      0  9",
        ]));
    }

    [Test]
    public void Without_unicode_it_is_plain_ascii()
    {
        var room = new LiveRoom(60, 12, false);
        ILivePanel[] panels = [new SpreadPanel(), new FiguresPanel(), new NodesPanel(), new ChangesPanel(), new FinishedPanel()];
        var lines = panels.SelectMany(panel => panel.LinesOf(Processes(6), room).Concat(panel.LinesOf(Sweep(), room)))
            .Concat(LiveHead.LinesOf(Sweep(), room)).ToArray();
        Assert.That(lines, Is.Not.Empty);
        Assert.That(lines.Where(line => !line.All(char.IsAscii)), Is.Empty);
    }

    private static LiveSnapshot Sweep() => new Scripted().After(
        new LiveEvent.SettingBegun(Scripted.Plan("--nodes 10")),
        Scripted.Run(0.5, 1, 5, 5),
        new LiveEvent.SettingBegun(Scripted.Plan("--nodes 10 --fanout 3")),
        Scripted.Run(0.25, 1, 5, 10),
        Scripted.Run(0.75, 1, 7, 10)) with
    {
        Progress = "fanout  1/2 settings  3/20 runs  15 %",
        Share = 0.15,
    };

    private static LiveSnapshot Processes(int count)
    {
        var ports = Enumerable.Range(1, count).ToArray();
        return new Scripted().After(
        [
            .. ports.Select(port => Scripted.Change(MembershipChangeKind.Joined, port)),
            Scripted.Change(MembershipChangeKind.Suspected, count),
            new LiveEvent.NodesCounted(NodeCount.Delivered, NodeFigures.Of(ports.Select(port => KeyValuePair.Create(Scripted.Address(port), (double)port)))),
            new LiveEvent.MessageOver(new GossipSample(count, [0.5, 4, 9], 1)),
        ]);
    }
}
