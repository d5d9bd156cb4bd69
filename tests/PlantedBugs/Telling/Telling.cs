using Distribution.Protocol;

namespace Distribution.PlantedBugs;

/// <summary>Who knows a rumor tells one peer every 200 ms, for ever, so that everybody learns it; or loses interest, and breaks its
/// promise.</summary>
/// <typeparam name="TEnvironment">The host's side of the seam.</typeparam>
[GossipProtocol("telling", "who knows a rumor goes on to tell it, to one peer every 200 ms", Promise = SpreadPromise.Everybody)]
public sealed class Telling<TEnvironment> : IGossipProtocol<Teller, Told, TEnvironment>, IDescribed<Teller>
    where TEnvironment : struct, IGossipEnvironment<Told>, allows ref struct
{
    private static readonly TimerId Tick = new(0);
    private static readonly Duration Pause = Duration.FromMilliseconds(200);

    /// <summary>After how many times it loses interest; 0: never.</summary>
    [GossipOption("after how many times a node loses interest; 0: never", Min = 0, Max = 1_000)]
    public int Times { get; init; }

    /// <inheritdoc/>
    public void OnStart(ref Teller state, TEnvironment environment)
    {
        // Has nothing to tell yet.
    }

    /// <inheritdoc/>
    public void OnBroadcast(ref Teller state, RumorId rumor, TEnvironment environment) =>
        OnMessage(ref state, environment.Self, new Told(rumor), environment);

    /// <inheritdoc/>
    public void OnMessage(ref Teller state, NodeId from, in Told message, TEnvironment environment)
    {
        if (state.Knows)
        {
            return;
        }

        state = new Teller(message.Rumor, Knows: true, Tells: 0);
        environment.Deliver(message.Rumor);
        environment.SetTimer(Tick, Pause);
    }

    /// <inheritdoc/>
    public void OnTimer(ref Teller state, TimerId timer, TEnvironment environment)
    {
        environment.Transmit(environment.Peer(environment.NextRandom(environment.PeerCount)), new Told(state.Rumor));
        state = state with { Tells = state.Tells + 1 };
        if (state.Tells == Times)
        {
            environment.Retire(1);
        }
        else
        {
            environment.SetTimer(Tick, Pause);
        }
    }

    /// <inheritdoc/>
    public int Infective(Teller state) => state.Knows && (Times == 0 || state.Tells < Times) ? 1 : 0;

    /// <inheritdoc/>
    public string NameOf(TimerId timer) => "tick";
}
