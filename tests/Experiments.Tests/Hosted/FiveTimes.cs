using Distribution;
using Distribution.Protocol;

namespace MyGossip;

public readonly record struct Word(RumorId Rumor) : IWireMessage<Word>
{
    public void Write(ref WireWriter writer) => writer.WriteRumor(Rumor);

    public static bool TryRead(ref WireReader reader, out Word word)
    {
        var isRead = reader.TryReadRumor(out var rumor);
        word = new Word(rumor);
        return isRead;
    }
}

public record struct Teller(RumorMemory Seen, RumorId Latest, int Left) : IFingerprint, ICopyable<Teller>
{
    readonly ulong IFingerprint.Fingerprint =>
        new[] { Seen.Fingerprint, (ulong)Latest.Origin.Value, Latest.Counter, (ulong)Left }.Aggregate(StableHash.Seed, StableHash.Add);

    public readonly Teller Copy() => this with { Seen = Seen.Copy() };
}

[GossipProtocol("five-times", "tells one peer every 100 ms, five times")]
public sealed class FiveTimes<TEnvironment> : IGossipProtocol<Teller, Word, TEnvironment>, IDescribed<Teller>
    where TEnvironment : struct, IGossipEnvironment<Word>, allows ref struct
{
    private static readonly TimerId Tick = new(0);

    public void OnStart(ref Teller state, TEnvironment world)
    {
        // Has nothing to tell yet.
    }

    public void OnBroadcast(ref Teller state, RumorId rumor, TEnvironment world) => OnMessage(ref state, world.Self, new Word(rumor), world);

    public void OnMessage(ref Teller state, NodeId from, in Word word, TEnvironment world)
    {
        var seen = state.Seen;
        var isNew = seen.Add(word.Rumor, world.Now);
        state.Seen = seen;
        if (!isNew)
        {
            return;
        }

        world.Deliver(word.Rumor);
        world.Retire(state.Left > 0 ? 1 : 0);                       // the one before it is dropped
        (state.Latest, state.Left) = (word.Rumor, 5);
        world.SetTimer(Tick, Duration.FromMilliseconds(100));
    }

    public void OnTimer(ref Teller state, TimerId timer, TEnvironment world)
    {
        if (world.PeerCount > 0)
        {
            world.Transmit(world.Peer(world.NextRandom(world.PeerCount)), new Word(state.Latest));
        }

        if (--state.Left > 0)
        {
            world.SetTimer(Tick, Duration.FromMilliseconds(100));
        }
        else
        {
            world.Retire(1);
        }
    }

    public int Infective(Teller state) => state.Left > 0 ? 1 : 0;   // delivered and not retired: what a crash takes with it

    public string NameOf(TimerId timer) => "tick";
}
