using Distribution.Experiments.Protocols;
using Distribution.Experiments.Tests.Fakes;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Options;

[TestFixture]
internal sealed class SettingsTests
{
    [Test]
    public void Options_that_are_not_given_hold_their_defaults()
    {
        var settings = Read(new FakeProtocol());
        Assert.That(settings.Get(FakeProtocol.Nodes), Is.EqualTo(1_000));
        Assert.That(settings.Get(FakeProtocol.Level), Is.EqualTo(1));
    }

    [Test]
    public void The_key_ignores_order_spelling_and_defaults()
    {
        var spelled = Read(new FakeProtocol(), ("nodes", "1e2"), ("level", "1"), ("loss", "5%"));
        var plain = Read(new FakeProtocol(), ("loss", "0.05"), ("nodes", "100"));
        Assert.That(spelled.Key, Is.EqualTo(plain.Key).And.EqualTo("fake;loss=0.05;nodes=100"));
    }

    [Test]
    public void The_default_fan_out_is_3_for_once_and_else_1()
    {
        Assert.That(Read(Given.Rumor, ("stop", "once")).TextOf(RumorProtocol.Fanout), Is.EqualTo("3"));
        Assert.That(Read(Given.Rumor, ("stop", "forever")).TextOf(RumorProtocol.Fanout), Is.EqualTo("1"));
        Assert.That(Read(Given.Rumor, ("stop", "once"), ("fanout", "3")).IsChanged(RumorProtocol.Fanout), Is.False);
    }

    [Test]
    public void An_unknown_option_is_refused_with_the_likely_name() =>
        Assert.That(
            () => Read(Given.Rumor, ("fan-out", "3")),
            Throws.TypeOf<UsageException>().With.Message.EqualTo("--fan-out: rumor has no such option (did you mean '--fanout'?)"));

    private static Settings Read(IListedProtocol protocol, params (string Name, string Text)[] given) =>
        Settings.Read(protocol.Name, protocol.Options, given.ToDictionary(pair => pair.Name, pair => pair.Text, StringComparer.Ordinal));
}
