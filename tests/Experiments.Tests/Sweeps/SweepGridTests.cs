using Distribution.Experiments.Running;
using Distribution.Experiments.Sweeps;
using Distribution.Experiments.Tests.Fakes;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Sweeps;

/// <summary>A grid may have a hundred thousand settings: they are made one after another, and have in common what they share.</summary>
[TestFixture]
internal sealed class SweepGridTests
{
    private static readonly Settings Run = Settings.Read("sweep", RunOptions.OfSweeps, new Dictionary<string, string>());

    [Test]
    public void The_last_list_changes_fastest()
    {
        var keys = Grid("3,2", "1,2,4").Cells(Run).Select(cell => cell.Key);
        Assert.That(keys, Is.EqualTo(new[]
        {
            "fake;level=3;nodes=1", "fake;level=3;nodes=2", "fake;level=3;nodes=4", "fake;level=2;nodes=1", "fake;level=2;nodes=2", "fake;level=2;nodes=4",
        }));
    }

    [Test]
    public void A_setting_is_made_when_it_is_asked_for()
    {
        // The second one is refused.
        var cells = Grid("8,9", "1").Cells(Run);
        Assert.That(cells.First().Key, Is.EqualTo("fake;level=8;nodes=1"));
        Assert.That(() => cells.Count(), Throws.TypeOf<UsageException>());
    }

    [Test]
    public void Settings_share_the_defaults_and_make_their_key_once()
    {
        var (one, other) = (Read("2"), Read("3"));
        Assert.That(one.TextOf(FakeProtocol.Nodes), Is.SameAs(other.TextOf(FakeProtocol.Nodes)));
        var key = one.Key;
        Assert.That(one.Key, Is.SameAs(key));
    }

    private static Settings Read(string level) =>
        Settings.Read("fake", new FakeProtocol().Options, new Dictionary<string, string> { ["level"] = level });

    private static SweepGrid Grid(string levels, string nodes) =>
        new(new FakeProtocol(), [SweepAxis.Of(FakeProtocol.Level, levels), SweepAxis.Of(FakeProtocol.Nodes, nodes)]);
}
