using Distribution.Protocol;

namespace Distribution.InSimulator;

/// <summary>One life of a simulated node: where the runs of services that began in it end.</summary>
internal sealed class SimulatedLife(SimulatedNodes world, SimulatedNode node, ulong incarnation) : IInvocationSink
{
    /// <inheritdoc/>
    public object Host { get; } = new SimulatedProgram(world, node.Address);

    /// <inheritdoc/>
    public void Completed(InvocationId invocation, Outcome outcome) => world.InvocationCompleted(node, incarnation, invocation, outcome);
}
