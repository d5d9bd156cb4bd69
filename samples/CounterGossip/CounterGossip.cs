using Distribution;
using Distribution.Protocol;

/// <summary>Tells a rumor, or answers. To and fro goes the count of those who were told and knew it already.</summary>
public readonly record struct Word(RumorId Rumor, Kind Kind, int Knew) : IWireMessage<Word>
{
    public void Write(ref WireWriter writer)
    {
        writer.WriteRumor(Rumor);
        writer.WriteByte((byte)Kind);
        writer.WriteByte((byte)Knew);
    }

    public static bool TryRead(ref WireReader reader, out Word word)
    {
        var isRead = reader.TryReadRumor(out var rumor) & reader.TryReadByte(out var kind) & reader.TryReadByte(out var knew);
        word = new Word(rumor, (Kind)kind, knew);
        return isRead;
    }
}

public enum Kind { Tell, Answer }

/// <summary>Rumor mongering with feedback and counter (Demers et al. 1987, section 1.4): who learns a rumor tells one node after
/// another, until two of them knew it already. A fan-out above 1 begins as many such rounds of telling at once.</summary>
[GossipProtocol("counter-gossip", "who learns a rumor tells one node after another, until two of them knew it already")]
public sealed class CounterGossip<TEnvironment> : IGossipProtocol<RumorMemory, Word, TEnvironment>, IDescribed<RumorMemory>
    where TEnvironment : struct, IGossipEnvironment<Word>, allows ref struct
{
    [GossipOption("how many of those who are told knew it already, until nobody else is told", Min = 1, Max = 255)]
    public int Limit { get; init; } = 2;

    public void OnBroadcast(ref RumorMemory memory, RumorId rumor, TEnvironment world) => Learn(ref memory, rumor, world);

    public void OnMessage(ref RumorMemory memory, NodeId from, in Word word, TEnvironment world)
    {
        if (word.Kind == Kind.Tell)
            world.Send(from, new(word.Rumor, Kind.Answer, Learn(ref memory, word.Rumor, world) ? word.Knew : word.Knew + 1));
        else if (word.Knew < Limit && world.PeerCount > 0)
            world.Send(world.Peer(world.NextRandom(world.PeerCount)), word with { Kind = Kind.Tell });
    }

    public void OnStart(ref RumorMemory memory, TEnvironment world) { }
    public void OnTimer(ref RumorMemory memory, TimerId timer, TEnvironment world) { }
    public int Infective(RumorMemory memory) => 0;  // what is still to be told is in the words on their way

    private static bool Learn(ref RumorMemory memory, RumorId rumor, TEnvironment world)
    {
        if (!memory.Add(rumor, world.Now)) return false;
        world.Deliver(rumor);
        foreach (var index in world.Fanout.Draw<Word, TEnvironment>(world.NodeCount, world.PeerCount, world))
            world.Send(world.Peer(index), new(rumor, Kind.Tell, 0));
        world.Retire(1);
        return true;
    }
}
