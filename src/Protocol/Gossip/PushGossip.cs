namespace Distribution.Protocol;

/// <summary>
/// Push gossip that forwards once ("infect and die"): a node that learns a rumor draws targets, sends it to each, and never again. With k
/// targets the share s of nodes reached is the fixed point of s = 1 - e^(-k s) (Demers et al. 1987, section 1.4; Kermarrec, Massoulie,
/// Ganesh 2003, section 3). Alone in a run and inside the full node it is this one type.
/// </summary>
/// <typeparam name="TEnvironment">The host's side of the seam.</typeparam>
public sealed class PushGossip<TEnvironment> : IGossipProtocol<RumorMemory, Rumor, TEnvironment>, IDescribed<RumorMemory>
    where TEnvironment : struct, IGossipEnvironment<Rumor>, allows ref struct
{
    /// <inheritdoc/>
    public void OnStart(ref RumorMemory state, TEnvironment environment)
    {
        // A node has nothing to say until a rumor reaches it.
    }

    /// <inheritdoc/>
    public void OnTimer(ref RumorMemory state, TimerId timer, TEnvironment environment)
    {
        // Forwards at once and never again: no timers.
    }

    /// <inheritdoc/>
    public void OnBroadcast(ref RumorMemory state, RumorId rumor, TEnvironment environment) =>
        OnMessage(ref state, environment.Self, new Rumor(rumor, null), environment);

    /// <inheritdoc/>
    public void OnMessage(ref RumorMemory state, NodeId from, in Rumor message, TEnvironment environment) =>
        Receive(ref state, message, environment);

    /// <summary>None: between inputs a rumor has been passed on or was never known.</summary>
    public int Infective(RumorMemory state) => 0;

    /// <summary>Takes a rumor in; false if it was seen before, and then nothing happens.</summary>
    public static bool Receive(ref RumorMemory state, in Rumor rumor, TEnvironment environment)
    {
        if (!state.Add(rumor.Id, environment.Now))
        {
            return false;
        }

        environment.Deliver(rumor.Id);
        Spread(rumor, environment);
        environment.Retire(1);
        return true;
    }

    /// <summary>Draws targets and sends to each in the order drawn. All are drawn before the first is sent to.</summary>
    public static void Spread(in Rumor rumor, TEnvironment environment)
    {
        foreach (var index in environment.Fanout.Draw<Rumor, TEnvironment>(environment.NodeCount, environment.PeerCount, environment))
        {
            environment.Transmit(environment.Peer(index), rumor);
        }
    }
}
