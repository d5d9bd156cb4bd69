using Distribution.Protocol;

namespace Distribution.InSimulator;

/// <summary>One life of a simulated node: what it was asked to be, whom it has started, and where the runs of its services happen and
/// end.</summary>
internal sealed class SimulatedLife(SimulatedNodes world, EscapeWatch watch, SimulatedNode node, SpawnRequest request) : IInvocationSink
{
    private SimulatedContext? context;

    internal SimulatedNode Node => node;

    internal ulong Incarnation { get; } = node.Incarnation;

    internal SpawnRequest Request => request;

    /// <summary>As a process's exit code; null while it goes on.</summary>
    internal int? ExitCode { get; set; }

    internal bool IsOver => ExitCode is not null;

    /// <summary>Where its services run.</summary>
    internal SimulatedContext Context => context ??= new SimulatedContext(world, watch, this);

    /// <summary>The lives that it has started, which follow it; null: none.</summary>
    internal List<SimulatedLife>? Children { get; set; }

    /// <inheritdoc/>
    public object Host { get; } = new SimulatedProgram(world, node.Address);

    /// <inheritdoc/>
    public void Completed(InvocationId invocation, Outcome outcome) => world.InvocationCompleted(this, invocation, outcome);
}
