namespace Distribution.Protocol;

/// <summary>The seam of a protocol that keeps something over a crash: beside the base seam, a store.</summary>
/// <typeparam name="TMessage">What the nodes of this protocol send each other.</typeparam>
public interface IStoreEnvironment<TMessage> : IEnvironment<TMessage>
    where TMessage : struct
{
    /// <summary>Makes certain all that the node's state holds when this input ends: a node that crashes later and has its store is
    /// started with that state, and without what it changed since. What the input sends leaves after it. A state that holds references
    /// says how it is copied (<see cref="ICopyable{TSelf}"/>).</summary>
    void Sync();
}
