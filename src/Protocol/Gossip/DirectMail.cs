namespace Distribution.Protocol;

/// <summary>
/// Direct mail (Demers et al. 1987, section 1.2): the origin sends a rumor once to every peer, and nobody passes it on. The base line of
/// epidemics: what is lost, or meant for a node that the origin does not know, never arrives.
/// </summary>
/// <typeparam name="TEnvironment">The host's side of the seam; its fan-out is not used.</typeparam>
public sealed class DirectMail<TEnvironment> : IGossipProtocol<RumorMemory, Rumor, TEnvironment>, IDescribed<RumorMemory>
    where TEnvironment : struct, IGossipEnvironment<Rumor>, allows ref struct
{
    /// <inheritdoc/>
    public void OnStart(ref RumorMemory state, TEnvironment environment)
    {
        // Only an origin has something to say.
    }

    /// <inheritdoc/>
    public void OnTimer(ref RumorMemory state, TimerId timer, TEnvironment environment)
    {
        // Mails at once and never again: no timers.
    }

    /// <inheritdoc/>
    public void OnBroadcast(ref RumorMemory state, RumorId rumor, TEnvironment environment)
    {
        if (Learn(ref state, rumor, environment))
        {
            for (var index = 0; index < environment.PeerCount; index++)
            {
                environment.Transmit(environment.Peer(index), new Rumor(rumor, null));
            }
        }
    }

    /// <inheritdoc/>
    public void OnMessage(ref RumorMemory state, NodeId from, in Rumor message, TEnvironment environment) =>
        Learn(ref state, message.Id, environment);

    /// <summary>None: between inputs a rumor has been mailed or is not one's own.</summary>
    public int Infective(RumorMemory state) => 0;

    private static bool Learn(ref RumorMemory state, RumorId rumor, TEnvironment environment)
    {
        if (!state.Add(rumor, environment.Now))
        {
            return false;
        }

        environment.Deliver(rumor);
        environment.Retire(1);
        return true;
    }
}
