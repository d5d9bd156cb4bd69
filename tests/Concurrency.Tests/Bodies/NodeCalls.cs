using Distribution.Protocol;
using Distribution.Tcp;

namespace Distribution.Concurrency;

/// <summary>Real nodes in memory, for bodies.</summary>
internal sealed class NodeCalls(ExploredMachine machine)
{
    private static readonly NodeAddress[] Addresses = [new("one", 1), new("two", 2)];

    internal static NodeAddress One => Addresses[0];

    internal static NodeAddress Two => Addresses[1];

    /// <summary>Starts a node that listens at an address and answers to <c>echo</c>.</summary>
    internal TcpNode Start(NodeAddress address)
    {
        var options = new TcpNodeOptions { Machine = machine, Liveness = null, Seed = (ulong)address.Port };
        var loop = new NodeLoop(new Endpoint(machine.Network.Listen(address), address), options);
        loop.Start();
        return loop.Node;
    }

    /// <summary>Asks for a call and checks that it completes once.</summary>
    internal (CommandId Id, Task<Outcome> Ended) Submit(TcpNode node, NodeAddress? target, string service, string method = "run")
    {
        var ended = new TaskCompletionSource<Outcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        var times = 0;
        var command = new Command(target, Call.Local(service, method, Payload.NoArguments), Command.DefaultDeadline);
        var id = node.Submit(command, outcome =>
        {
            machine.Check(Interlocked.Increment(ref times) == 1, $"a call to {service} on {target} completed twice");
            ended.SetResult(outcome);
        });
        return (id, ended.Task);
    }

    /// <summary>The outcome of a call, which must not have missed its deadline unless any may.</summary>
    internal async Task<Outcome> EndAsync(Task<Outcome> ended, string of)
    {
        var outcome = await machine.WaitAsync(ended, "the outcome of " + of);
        machine.Check(outcome.Error is not { Kind: CallErrorKind.TimedOut } || machine.TimersRace, of + " timed out");
        return outcome;
    }

    internal Task StopAsync(TcpNode node) => machine.WaitAsync(node.DisposeAsync().AsTask(), $"the end of {node.Address}");

    /// <summary>All nodes have stopped: none has left a connection open.</summary>
    internal void CheckClosed()
    {
        lock (machine.Network.Sync)
        {
            machine.Check(machine.Network.OpenStreams == 0, $"{machine.Network.OpenStreams} connections are open although all nodes have stopped");
        }
    }

    /// <summary>A service that does what it is told.</summary>
    internal sealed class Route(Action<Invocation, IInvocationSink> run) : IRoute
    {
        public IReadOnlyList<string> Methods { get; } = ["run"];

        public string Description => "";

        public void Start(in Invocation invocation, IInvocationSink sink) => run(invocation, sink);
    }
}
