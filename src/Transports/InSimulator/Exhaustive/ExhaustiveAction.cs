namespace Distribution.InSimulator;

/// <summary>What a node does that is no input of its protocol's, such as a user's write, where every way is tried.</summary>
/// <typeparam name="TState">A node's memory.</typeparam>
/// <typeparam name="TMessage">What nodes send each other.</typeparam>
/// <param name="state">The node's.</param>
/// <param name="environment">Its side of the seam, valid during the action.</param>
public delegate void ExhaustiveAction<TState, TMessage>(ref TState state, ExhaustiveEnvironment<TMessage> environment)
    where TState : struct
    where TMessage : struct;
