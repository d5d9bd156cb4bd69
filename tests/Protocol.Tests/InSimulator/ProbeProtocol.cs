using Distribution.InSimulator;

namespace Distribution.Protocol.Tests;

/// <summary>A protocol that a test writes down in a few lambdas; its state counts the node's inputs.</summary>
internal sealed class ProbeProtocol<TMessage> : IProtocol<int, TMessage, SimulatedEnvironment<TMessage>>, IDescribed<int>
    where TMessage : struct
{
    internal Action<SimulatedEnvironment<TMessage>> Started { get; init; } = _ => { };

    internal Action<NodeId, TMessage, SimulatedEnvironment<TMessage>> Received { get; init; } = (_, _, _) => { };

    internal Action<TimerId, SimulatedEnvironment<TMessage>> Expired { get; init; } = (_, _) => { };

    internal Func<int, string> Described { get; init; } = state => $"{state}";

    public void OnStart(ref int state, SimulatedEnvironment<TMessage> environment)
    {
        state++;
        Started(environment);
    }

    public void OnMessage(ref int state, NodeId from, in TMessage message, SimulatedEnvironment<TMessage> environment)
    {
        state++;
        Received(from, message, environment);
    }

    public void OnTimer(ref int state, TimerId timer, SimulatedEnvironment<TMessage> environment)
    {
        state++;
        Expired(timer, environment);
    }

    public string Describe(int state) => Described(state);
}
