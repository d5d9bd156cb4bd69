using Distribution.InSimulator;
using Distribution.Protocol;

namespace Distribution.Simulator.Tests;

/// <summary>A protocol that a test writes down in lambdas; the state of a node is a number.</summary>
internal sealed class Script : IConnectedProtocol<long, ulong, SimulatedEnvironment<ulong>>
{
    internal delegate void Input(ref long state, SimulatedEnvironment<ulong> environment);

    internal delegate void Message(ref long state, NodeId from, ulong message, SimulatedEnvironment<ulong> environment);

    internal delegate void Expiry(ref long state, TimerId timer, SimulatedEnvironment<ulong> environment);

    internal Input Started { get; init; } = (ref long _, SimulatedEnvironment<ulong> _) => { };

    internal Message Received { get; init; } = (ref long _, NodeId _, ulong _, SimulatedEnvironment<ulong> _) => { };

    internal Expiry Expired { get; init; } = (ref long _, TimerId _, SimulatedEnvironment<ulong> _) => { };

    internal Action<NodeId, NodeId> Disconnected { get; init; } = (_, _) => { };

    public void OnStart(ref long state, SimulatedEnvironment<ulong> environment) => Started(ref state, environment);

    public void OnMessage(ref long state, NodeId from, in ulong message, SimulatedEnvironment<ulong> environment) =>
        Received(ref state, from, message, environment);

    public void OnTimer(ref long state, TimerId timer, SimulatedEnvironment<ulong> environment) => Expired(ref state, timer, environment);

    public void OnDisconnected(ref long state, NodeId peer, SimulatedEnvironment<ulong> environment) =>
        Disconnected(environment.Self, peer);
}
