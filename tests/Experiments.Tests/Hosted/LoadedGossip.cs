using Distribution.Protocol;

namespace Distribution.Experiments.Tests.Hosted;

/// <summary>The message of the gossip protocols of a user's library.</summary>
/// <param name="Rumor">Which rumor.</param>
public readonly record struct LoadedWord(RumorId Rumor) : IWireMessage<LoadedWord>
{
    public void Write(ref WireWriter writer) => writer.WriteRumor(Rumor);

    public static bool TryRead(ref WireReader reader, out LoadedWord message)
    {
        var isRead = reader.TryReadRumor(out var rumor);
        message = new LoadedWord(rumor);
        return isRead;
    }
}

/// <summary>Whom a node of <see cref="LoadedGossip{TEnvironment}"/> tells.</summary>
public enum LoadedManner
{
    AllAtOnce,
    NobodyElse,
}

/// <summary>Infect and die.</summary>
[GossipProtocol("loaded-gossip", "a gossip protocol of a user")]
public sealed class LoadedGossip<TEnvironment> : IGossipProtocol<RumorMemory, LoadedWord, TEnvironment>
    where TEnvironment : struct, IGossipEnvironment<LoadedWord>, allows ref struct
{
    [GossipOption("how often everything is said", Min = 1, Max = 5)]
    public int SaidTimes { get; init; } = 1;

    [GossipOption("whom a node tells")]
    public LoadedManner Manner { get; init; }

    [GossipOption("how much is left out")]
    public double Share
    {
        get;
        init => field = value < 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), "nothing would be left");
    }

    [GossipOption("a pause")]
    public Duration Pause { get; init; } = Duration.FromMilliseconds(10);

    [GossipOption("whether nothing is said")]
    public bool IsSilent { get; init; }

    public void OnStart(ref RumorMemory state, TEnvironment environment)
    {
        // Has nothing to say yet.
    }

    public void OnBroadcast(ref RumorMemory state, RumorId rumor, TEnvironment environment) =>
        OnMessage(ref state, environment.Self, new LoadedWord(rumor), environment);

    public void OnMessage(ref RumorMemory state, NodeId from, in LoadedWord message, TEnvironment environment)
    {
        if (!state.Add(message.Rumor, environment.Now))
        {
            return;
        }

        environment.Deliver(message.Rumor);
        foreach (var index in environment.Fanout.Draw<LoadedWord, TEnvironment>(environment.NodeCount, environment.PeerCount, environment))
        {
            for (var said = 0; said < SaidTimes && Manner == LoadedManner.AllAtOnce && !IsSilent; said++)
            {
                environment.Send(environment.Peer(index), message);
            }
        }

        environment.Retire(1);
    }

    public void OnTimer(ref RumorMemory state, TimerId timer, TEnvironment environment)
    {
        // Arms none.
    }

    public int Infective(RumorMemory state) => 0;
}

/// <summary>Fails as soon as it is told something.</summary>
[GossipProtocol("failing-gossip", "a gossip protocol of a user that fails")]
public sealed class FailingGossip<TEnvironment> : IGossipProtocol<int, LoadedWord, TEnvironment>
    where TEnvironment : struct, IGossipEnvironment<LoadedWord>, allows ref struct
{
    public void OnStart(ref int state, TEnvironment environment)
    {
        // Has nothing to say yet.
    }

    public void OnBroadcast(ref int state, RumorId rumor, TEnvironment environment)
    {
        environment.Deliver(rumor);
        environment.Send(environment.Peer(0), new LoadedWord(rumor));
    }

    public void OnMessage(ref int state, NodeId from, in LoadedWord message, TEnvironment environment) =>
        throw new InvalidOperationException("planted");

    public void OnTimer(ref int state, TimerId timer, TEnvironment environment)
    {
        // Arms none.
    }

    public int Infective(int state) => 1;
}

/// <summary>Never loses interest and tells nobody.</summary>
[GossipProtocol("restless-gossip", "a gossip protocol of a user that never is quiet")]
public sealed class RestlessGossip<TEnvironment> : IGossipProtocol<int, LoadedWord, TEnvironment>
    where TEnvironment : struct, IGossipEnvironment<LoadedWord>, allows ref struct
{
    public void OnStart(ref int state, TEnvironment environment) => OnTimer(ref state, default, environment);

    public void OnBroadcast(ref int state, RumorId rumor, TEnvironment environment) => environment.Deliver(rumor);

    public void OnMessage(ref int state, NodeId from, in LoadedWord message, TEnvironment environment)
    {
        // Nobody says anything.
    }

    public void OnTimer(ref int state, TimerId timer, TEnvironment environment) =>
        environment.SetTimer(default, Duration.FromMilliseconds(100));

    public int Infective(int state) => 1;
}

/// <summary>Takes its time before it tells everyone of a rumor, the only one.</summary>
[GossipProtocol("patient-gossip", "a gossip protocol of a user that takes its time")]
public sealed class PatientGossip<TEnvironment> : IGossipProtocol<PatientState, LoadedWord, TEnvironment>
    where TEnvironment : struct, IGossipEnvironment<LoadedWord>, allows ref struct
{
    public void OnStart(ref PatientState state, TEnvironment environment)
    {
        // Has nothing to say yet.
    }

    public void OnBroadcast(ref PatientState state, RumorId rumor, TEnvironment environment) =>
        OnMessage(ref state, environment.Self, new LoadedWord(rumor), environment);

    public void OnMessage(ref PatientState state, NodeId from, in LoadedWord message, TEnvironment environment)
    {
        if (!state.Knows)
        {
            state = new PatientState(true, message.Rumor);
            environment.Deliver(message.Rumor);
            environment.SetTimer(default, Duration.FromMilliseconds(100));
        }
    }

    public void OnTimer(ref PatientState state, TimerId timer, TEnvironment environment)
    {
        for (var index = 0; index < environment.PeerCount; index++)
        {
            environment.Send(environment.Peer(index), new LoadedWord(state.Rumor));
        }

        environment.Retire(1);
    }

    public int Infective(PatientState state) => state.Knows ? 1 : 0;
}

/// <summary>What a node of <see cref="PatientGossip{TEnvironment}"/> remembers.</summary>
/// <param name="Knows">Whether it has learned the rumor.</param>
/// <param name="Rumor">Which one.</param>
public readonly record struct PatientState(bool Knows, RumorId Rumor);
