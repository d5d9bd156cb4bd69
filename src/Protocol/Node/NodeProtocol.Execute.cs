namespace Distribution.Protocol;

/// <summary>Running a call on this node: where the local API, remote calls, group calls and gossip end.</summary>
public sealed partial class NodeProtocol<TEnvironment>
{
    /// <summary>Runs a call here; its outcome goes to <see cref="ServedCall.Reply"/>, in this input or in a later one.</summary>
    private void Execute(ref NodeState state, in ServedCall served, TEnvironment environment)
    {
        var outcome = state.IsStopping
            ? Stopping(environment)
            : Run(ref state, served, environment);
        if (outcome is not null)
        {
            Answer(ref state, served.Reply, outcome, environment);
        }
    }

    // Here and in what it calls, null says: the answer comes later.
    private Outcome? Run(ref NodeState state, in ServedCall served, TEnvironment environment)
    {
        state.CallsServed++;
        var call = served.Call;
        if (SendArguments.MissingName(call) is { } error)
        {
            return Outcome.Failed(error);
        }

        return call.IsLocal ? RunLocal(ref state, served, environment) : RunOnGroup(ref state, served, environment);
    }

    private Outcome? RunLocal(ref NodeState state, in ServedCall served, TEnvironment environment) => served.Call.Service switch
    {
        BuiltInServices.Status => Status(ref state, served, environment),
        BuiltInServices.Groups => Groups(ref state, served.Call, environment),
        BuiltInServices.Routes => Routes(ref state, served, environment),
        BuiltInServices.Comm => Comm(ref state, served, environment),
        BuiltInServices.Gossip => LocalGossip(ref state, served.Call, environment),
        _ => RunRoute(ref state, served, environment),
    };

    private Outcome LocalGossip(ref NodeState state, Call call, TEnvironment environment) => call.Method switch
    {
        "at" => BeginPeriodic(ref state, call.Arguments, environment),
        "del" => EndPeriodic(ref state, call.Arguments),
        "send" => Outcome.Failed(CallErrorKind.UnknownMethod, "gossip goes through a group: a node alone has none"),
        _ => UnknownMethod(call),
    };

    /// <summary>Hands the call to a user's service.</summary>
    private Outcome? RunRoute(ref NodeState state, in ServedCall served, TEnvironment environment)
    {
        var call = served.Call;
        if (state.Routes?.Find(call.Service) is not { } route)
        {
            return UnknownService(call.Service, environment);
        }

        if (!Contains(route.Methods, call.Method))
        {
            return UnknownMethod(call);
        }

        Invoke(ref state, served, new PendingCall(PendingKind.Invocation, environment.Self, served.Reply, call), route, environment);
        return null;
    }

    /// <summary>Lets the host run a service, or make one ready, and waits for its end.</summary>
    private void Invoke(
        ref NodeState state, in ServedCall served, in PendingCall waiting, IRoute route, TEnvironment environment)
    {
        if (TryWait(ref state, waiting, served.Deadline, environment, out var id))
        {
            var isRun = waiting.Kind == PendingKind.Invocation;
            var invocation = new InvocationId(unchecked((long)id));
            NotePeriodic(ref state, served.Reply, invocation);
            environment.Invoke(new Invocation(
                invocation,
                route,
                isRun ? served.Call.Method : Invocation.Prepare,
                isRun ? served.Call.Arguments : Payload.NoArguments,
                environment.AddressOf(served.Caller),
                served.Deadline));
        }
    }

    private static bool Contains(IReadOnlyList<string> methods, string method)
    {
        for (var i = 0; i < methods.Count; i++)
        {
            if (string.Equals(methods[i], method, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static Outcome Stopping(TEnvironment environment) =>
        Outcome.Failed(CallErrorKind.Stopping, $"{environment.Address} is stopping and takes no more calls");

    private static Outcome UnknownService(string service, TEnvironment environment) =>
        Outcome.Failed(CallErrorKind.UnknownService, $"{environment.Address} has no service {ServiceName.Quote(service)}");

    private static Outcome UnknownMethod(Call call)
    {
        var service = $"{(call.IsLocal ? "the service" : "the group's service")} {ServiceName.Quote(call.Service)}";
        return Outcome.Failed(CallErrorKind.UnknownMethod, $"{service} has no method {ServiceName.Quote(call.Method)}");
    }
}
