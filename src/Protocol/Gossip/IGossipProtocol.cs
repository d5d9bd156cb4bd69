namespace Distribution.Protocol;

/// <summary>A protocol that spreads rumors: it has one more input, the rumor's origin.</summary>
/// <typeparam name="TState">A node's memory.</typeparam>
/// <typeparam name="TMessage">What nodes send each other.</typeparam>
/// <typeparam name="TEnvironment">The host's side of the seam.</typeparam>
public interface IGossipProtocol<TState, TMessage, TEnvironment> : IProtocol<TState, TMessage, TEnvironment>
    where TState : struct
    where TMessage : struct
    where TEnvironment : struct, IEnvironment<TMessage>, allows ref struct
{
    /// <summary>A rumor begins at this node.</summary>
    void OnBroadcast(ref TState state, RumorId rumor, TEnvironment environment);

    /// <summary>How many rumors a node in this state spreads: those delivered to it and not retired (Demers et al. 1987, section 1.4:
    /// "infective").</summary>
    int Infective(TState state);
}
