using Distribution.Protocol;

namespace Distribution.InSimulator;

/// <summary>The program around a simulated node: what a service that runs there can call.</summary>
/// <param name="World">The world.</param>
/// <param name="Address">The node.</param>
public sealed record SimulatedProgram(SimulatedNodes World, NodeAddress Address);
