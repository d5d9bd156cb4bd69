using Distribution.InSimulator;

namespace Distribution;

/// <summary>A scenario (<see cref="Scenario"/>) of one protocol that can also be explored exhaustively, on a few nodes: it says the same
/// about a state space as it says about a run. A check that looks at the nodes' states alone serves both.</summary>
public interface IExhaustible
{
    /// <summary>Makes the space: <see cref="ProtocolSpace{TState, TMessage}"/> of the protocol, its workload and what must hold.</summary>
    /// <param name="options">What bounds it.</param>
    /// <exception cref="StateSpaceException">The protocol cannot be explored so.</exception>
    StateSpace Space(StateSpaceOptions options);
}
