using Distribution.Protocol;

namespace Distribution;

/// <summary>How a program reaches its own node: the one thing that differs between the transports.</summary>
internal abstract class NodePort
{
    /// <summary>The program's own node.</summary>
    internal abstract NodeAddress Address { get; }

    internal abstract Task AddRouteAsync(string name, IRoute route);

    internal abstract Task<bool> RemoveRouteAsync(string name);

    /// <summary>What happens at the own node, to each subscriber from then on.</summary>
    internal abstract IObservable<NodeEvent> Events { get; }

    /// <summary>Runs a call on a node; null: on the own one. Never throws for what goes wrong there.</summary>
    internal async Task<Outcome> OutcomeAsync(NodeAddress? target, Call call, CallOptions options)
    {
        // Continuations must not run inside of the node's own step.
        var ended = new TaskCompletionSource<Outcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (options.Cancellation.IsCancellationRequested)
        {
            return Outcome.Failed(CallErrorKind.Cancelled, $"{call} was cancelled before it began");
        }

        var own = target is null || target.Equals(Address) ? null : target;
        var command = Submit(new Command(own, call, options.Wait), ended.SetResult);
        await using var registration = options.Cancellation.Register(() => Cancel(command));
        return await ended.Task;
    }

    /// <summary>Runs a call on a node; null: on the own one.</summary>
    /// <exception cref="CallException">The call failed.</exception>
    internal async Task<Payload> CallAsync(NodeAddress? target, Call call, CallOptions options)
    {
        var outcome = await OutcomeAsync(target, call, options);
        return outcome.Value ?? throw new CallException(outcome.Error!);
    }

    protected abstract CommandId Submit(in Command command, Action<Outcome> completed);

    protected abstract void Cancel(CommandId command);
}
