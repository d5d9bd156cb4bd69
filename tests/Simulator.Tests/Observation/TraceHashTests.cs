using Distribution.Protocol;
using NUnit.Framework;

namespace Distribution.Simulator.Tests;

internal sealed class TraceHashTests
{
    private static readonly (long Time, EventKind Kind, int Receiver, int Sender, ulong Fingerprint) Event = (1_000, EventKind.Message, 3, 4, 5);

    [Test]
    public void Everything_about_an_event_changes_the_hash()
    {
        var (time, kind, receiver, sender, fingerprint) = Event;
        ulong[] hashes =
        [
            HashOf(),
            HashOf(Event),
            HashOf(Event, Event),
            HashOf((time + 1, kind, receiver, sender, fingerprint)),
            HashOf((time, EventKind.Timer, receiver, sender, fingerprint)),
            HashOf((time, kind, receiver + 1, sender, fingerprint)),
            HashOf((time, kind, receiver, sender + 1, fingerprint)),
            HashOf((time, kind, sender, receiver, fingerprint)),
            HashOf((time, kind, receiver, sender, fingerprint + 1)),
        ];
        Assert.That(hashes, Is.Unique);
    }

    [Test]
    public void The_order_of_events_changes_the_hash()
    {
        var other = Event with { Receiver = 9 };
        Assert.That(HashOf(Event, other), Is.Not.EqualTo(HashOf(other, Event)));
    }

    [Test]
    public void Hashes_never_change()
    {
        var hash = TraceHash.Empty;
        hash.Add(new Instant(1_234_567_890_123), EventKind.Timer, 99_999_999, -1, 0xdeadbeef);
        Assert.That(hash.ToString(), Is.EqualTo("c862b4f397ad7ba2"));
        Assert.That(TraceHash.Empty.ToString(), Is.EqualTo("f52a15e9a9b5e89b"));
    }

    private static ulong HashOf(params (long Time, EventKind Kind, int Receiver, int Sender, ulong Fingerprint)[] events)
    {
        var hash = TraceHash.Empty;
        foreach (var (time, kind, receiver, sender, fingerprint) in events)
        {
            hash.Add(new Instant(time), kind, receiver, sender, fingerprint);
        }

        return hash.Value;
    }
}
