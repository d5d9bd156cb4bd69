using Distribution.Simulator;

namespace Distribution.InSimulator;

/// <summary>An event of a simulation's timeline.</summary>
/// <typeparam name="TMessage">What nodes send each other.</typeparam>
internal struct SimulationEvent<TMessage>
    where TMessage : struct
{
    /// <summary>The node that it happens to.</summary>
    internal int Node;

    /// <summary>Message: the sender. Timer: the arming that it belongs to. Action: its place in the list of actions.</summary>
    internal int Detail;

    /// <summary>What it is.</summary>
    internal EventKind Kind;

    /// <summary>Which timer, if it is one.</summary>
    internal int Timer;

    /// <summary>The message, if it is one.</summary>
    internal TMessage Message;
}
