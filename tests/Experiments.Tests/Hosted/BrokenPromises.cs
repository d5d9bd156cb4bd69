using Distribution.Protocol;

namespace Distribution.Experiments.Tests.Hosted;

/// <summary>Tells everyone, and delivers whatever it is told, known or not.</summary>
[GossipProtocol("twice-gossip", "a gossip protocol of a user that delivers twice")]
public sealed class TwiceGossip<TEnvironment> : Broken<TEnvironment>
    where TEnvironment : struct, IGossipEnvironment<LoadedWord>, allows ref struct
{
    public override void OnMessage(ref int state, NodeId from, in LoadedWord message, TEnvironment environment)
    {
        environment.Deliver(message.Rumor);
        for (var index = 0; state == 0 && index < environment.PeerCount; index++)
        {
            environment.Send(environment.Peer(index), message);
        }

        state = 1;
        environment.Retire(1);
    }
}

/// <summary>Never retires.</summary>
[GossipProtocol("hoarding-gossip", "a gossip protocol of a user that never retires")]
public sealed class HoardingGossip<TEnvironment> : Broken<TEnvironment>
    where TEnvironment : struct, IGossipEnvironment<LoadedWord>, allows ref struct
{
    public override void OnMessage(ref int state, NodeId from, in LoadedWord message, TEnvironment environment) =>
        environment.Deliver(message.Rumor);
}

/// <summary>Fails before anything happens.</summary>
[GossipProtocol("stillborn-gossip", "a gossip protocol of a user that fails at its start")]
public sealed class StillbornGossip<TEnvironment> : Broken<TEnvironment>
    where TEnvironment : struct, IGossipEnvironment<LoadedWord>, allows ref struct
{
    public override void OnStart(ref int state, TEnvironment environment) => throw new InvalidOperationException("planted");
}

/// <summary>Fails when a rumor begins.</summary>
[GossipProtocol("speechless-gossip", "a gossip protocol of a user that fails when a rumor begins")]
public sealed class SpeechlessGossip<TEnvironment> : Broken<TEnvironment>
    where TEnvironment : struct, IGossipEnvironment<LoadedWord>, allows ref struct
{
    public override void OnMessage(ref int state, NodeId from, in LoadedWord message, TEnvironment environment) =>
        throw new InvalidOperationException("planted");
}

/// <summary>Treats a rumor that begins as one that it was told.</summary>
public abstract class Broken<TEnvironment> : IGossipProtocol<int, LoadedWord, TEnvironment>
    where TEnvironment : struct, IGossipEnvironment<LoadedWord>, allows ref struct
{
    public virtual void OnStart(ref int state, TEnvironment environment)
    {
        // Nothing to do.
    }

    public void OnBroadcast(ref int state, RumorId rumor, TEnvironment environment) =>
        OnMessage(ref state, environment.Self, new LoadedWord(rumor), environment);

    public virtual void OnMessage(ref int state, NodeId from, in LoadedWord message, TEnvironment environment)
    {
        // Hears nothing.
    }

    public void OnTimer(ref int state, TimerId timer, TEnvironment environment)
    {
        // Arms none.
    }

    public int Infective(int state) => 0;
}
