namespace Distribution.Protocol;

/// <summary>A protocol that wants to know when the connection to a peer broke: what was on its way then, either way, may be
/// lost.</summary>
/// <typeparam name="TState">A node's memory.</typeparam>
/// <typeparam name="TMessage">What nodes send each other.</typeparam>
/// <typeparam name="TEnvironment">The host's side of the seam.</typeparam>
public interface IConnectedProtocol<TState, TMessage, TEnvironment> : IProtocol<TState, TMessage, TEnvironment>
    where TState : struct
    where TMessage : struct
    where TEnvironment : struct, IEnvironment<TMessage>, allows ref struct
{
    /// <summary>The connection to <paramref name="peer"/> broke.</summary>
    void OnDisconnected(ref TState state, NodeId peer, TEnvironment environment);
}
