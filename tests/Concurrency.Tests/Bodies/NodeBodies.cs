using Distribution.Protocol;

namespace Distribution.Concurrency;

/// <summary>Bodies over real nodes and their connections.</summary>
internal static class NodeBodies
{
    /// <summary>Two nodes call each other at the same time, so that both dial: both calls succeed, and both nodes end.</summary>
    internal static async Task BothDialAsync(ExploredMachine machine)
    {
        var calls = new NodeCalls(machine);
        var (one, two) = (calls.Start(NodeCalls.One), calls.Start(NodeCalls.Two));
        var there = calls.Submit(one, NodeCalls.Two, "status", "get").Ended;
        var back = calls.Submit(two, NodeCalls.One, "status", "get").Ended;
        foreach (var outcome in new[] { await calls.EndAsync(there, "the call of one"), await calls.EndAsync(back, "the call of two") })
        {
            machine.Check(
                outcome.Error is not { Kind: CallErrorKind.Unreachable } || machine.TimersRace, $"a call between live nodes failed: {outcome}");
        }

        await calls.StopAsync(one);
        await calls.StopAsync(two);
        calls.CheckClosed();
    }

    /// <summary>A node is called, gives its call up and stops, all at once, and so does the one that it calls: every call completes once, and
    /// both nodes end.</summary>
    internal static async Task CallsAgainstStopsAsync(ExploredMachine machine)
    {
        var calls = new NodeCalls(machine);
        var (one, two) = (calls.Start(NodeCalls.One), calls.Start(NodeCalls.Two));
        Task<Outcome>? first = null;
        Task<Outcome>? second = null;
        Task? stopOne = null;
        Task? stopTwo = null;
        Task[] threads =
        [
            machine.Fork("caller", () =>
            {
                (var id, first) = calls.Submit(one, NodeCalls.Two, "status", "get");
                one.Cancel(id);
                second = calls.Submit(one, NodeCalls.Two, "status", "get").Ended;
            }),
            machine.Fork("stopper of one", () => stopOne = calls.StopAsync(one)),
            machine.Fork("stopper of two", () => stopTwo = calls.StopAsync(two)),
        ];
        await machine.JoinAsync(threads);
        await calls.EndAsync(first!, "the first call");
        await calls.EndAsync(second!, "the second call");
        await machine.WaitAsync(stopOne!, "the end of one");
        await machine.WaitAsync(stopTwo!, "the end of two");
        calls.CheckClosed();
    }

    /// <summary>A node stops and another life begins at its address while it is called: whatever became of that call, the next ones come
    /// through soon.</summary>
    internal static async Task ReconnectAsync(ExploredMachine machine)
    {
        var calls = new NodeCalls(machine);
        var (one, two) = (calls.Start(NodeCalls.One), calls.Start(NodeCalls.Two));
        await calls.EndAsync(calls.Submit(one, NodeCalls.Two, "status", "get").Ended, "the call to the first life");
        var during = calls.Submit(one, NodeCalls.Two, "status", "get").Ended;
        await calls.StopAsync(two);
        var again = calls.Start(NodeCalls.Two);
        var back = calls.Submit(again, NodeCalls.One, "status", "get").Ended;
        await calls.EndAsync(during, "the call between the lives");
        await calls.EndAsync(back, "the call back");
        for (var attempt = 0; ; attempt++)
        {
            var outcome = await calls.EndAsync(calls.Submit(one, NodeCalls.Two, "status", "get").Ended, $"call {attempt} to the second life");
            if (outcome.Error is not { Kind: CallErrorKind.Unreachable } || machine.TimersRace)
            {
                break;
            }

            machine.Check(attempt < 3, "the second life cannot be reached");
        }

        await calls.StopAsync(one);
        await calls.StopAsync(again);
        calls.CheckClosed();
    }

    /// <summary>A service that answers twice, from two threads, while the node is used: its call completes once, and others too.</summary>
    internal static async Task TwoAnswersAsync(ExploredMachine machine)
    {
        var calls = new NodeCalls(machine);
        var one = calls.Start(NodeCalls.One);
        var answered = Array.Empty<Task>();
        var route = new NodeCalls.Route((invocation, sink) => answered =
        [
            machine.Fork("an answer", () => sink.Completed(invocation.Id, Outcome.Done)),
            machine.Fork("another answer", () => sink.Completed(invocation.Id, Outcome.Done)),
            machine.Fork("a caller", () => one.Cancel(default)),
        ]);
        await machine.WaitAsync(one.AddRouteAsync("twice", route), "the service");
        var twice = calls.Submit(one, null, "twice").Ended;
        var other = calls.Submit(one, null, "status", "get").Ended;
        await calls.EndAsync(twice, "the call");
        await calls.EndAsync(other, "another call");
        await machine.JoinAsync(answered);
        await calls.StopAsync(one);
    }

    /// <summary>A call through the API, given up by its token while its answer comes and its node stops: it ends, once, one way or
    /// another.</summary>
    internal static async Task CancelledCallAsync(ExploredMachine machine)
    {
        var calls = new NodeCalls(machine);
        var one = calls.Start(NodeCalls.One);
        using var source = new CancellationTokenSource();
        await machine.WaitAsync(
            one.AddRouteAsync("echo", new NodeCalls.Route(static (invocation, sink) => sink.Completed(invocation.Id, Outcome.Done))), "the service");
        var call = Call.Local("echo", "run", Payload.NoArguments);
        var outcome = new TcpPort(one).OutcomeAsync(null, call, source.Token);
        Task? stop = null;
        Task[] threads = [machine.Fork("canceller", source.Cancel), machine.Fork("stopper", () => stop = calls.StopAsync(one))];
        await machine.JoinAsync(threads);
        await calls.EndAsync(outcome, "the call");
        await machine.WaitAsync(stop!, "the end of the node");
    }
}
