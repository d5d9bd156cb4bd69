namespace Distribution.Protocol;

/// <summary>
/// Flooding: who learns a rumor sends it once to every peer. On a connected graph of n nodes and E edges a rumor costs 2E - n + 1
/// transmissions where nobody sends back to the node that told it, 2E where everybody does, whatever the latencies are; it arrives over
/// the quickest path.
/// </summary>
/// <typeparam name="TEnvironment">The host's side of the seam; its fan-out is not used.</typeparam>
/// <param name="echoes">Whether a node sends back to the one that told it.</param>
public sealed class Flood<TEnvironment>(bool echoes) : IGossipProtocol<RumorMemory, Rumor, TEnvironment>, IDescribed<RumorMemory>
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
    public void OnMessage(ref RumorMemory state, NodeId from, in Rumor message, TEnvironment environment)
    {
        if (!state.Add(message.Id, environment.Now))
        {
            return;
        }

        environment.Deliver(message.Id);
        for (var index = 0; index < environment.PeerCount; index++)
        {
            var peer = environment.Peer(index);
            if (echoes || peer != from)
            {
                environment.Transmit(peer, message);
            }
        }

        environment.Retire(1);
    }

    /// <summary>None: between inputs a rumor has been passed on or was never known.</summary>
    public int Infective(RumorMemory state) => 0;
}
