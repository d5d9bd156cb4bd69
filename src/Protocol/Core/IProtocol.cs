namespace Distribution.Protocol;

/// <summary>
/// A protocol: a synchronous state machine, fed one input at a time. The object itself holds options and tables and is shared by all
/// nodes of a host; what a node remembers is in its <typeparamref name="TState"/>, which starts as <c>default</c>.
/// </summary>
/// <typeparam name="TState">A node's memory. Small and without references where millions of nodes are wanted.</typeparam>
/// <typeparam name="TMessage">What nodes send each other.</typeparam>
/// <typeparam name="TEnvironment">The host's side of the seam.</typeparam>
/// <remarks>No clock, thread, task, lock, socket or global randomness: only the environment. Implementations must not keep the
/// reference to the state beyond the call.</remarks>
public interface IProtocol<TState, TMessage, TEnvironment>
    where TState : struct
    where TMessage : struct
    where TEnvironment : struct, IEnvironment<TMessage>, allows ref struct
{
    /// <summary>The node has come up. Once for every incarnation, before any other input.</summary>
    void OnStart(ref TState state, TEnvironment environment);

    /// <summary>A message has arrived. <paramref name="from"/> may be the node itself.</summary>
    void OnMessage(ref TState state, NodeId from, in TMessage message, TEnvironment environment);

    /// <summary>A timer that this node armed, and did not arm again since, has expired.</summary>
    void OnTimer(ref TState state, TimerId timer, TEnvironment environment);
}
