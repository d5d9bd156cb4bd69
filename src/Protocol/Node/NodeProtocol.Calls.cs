namespace Distribution.Protocol;

/// <summary>Calls on their way: sending, answering, deadlines.</summary>
public sealed partial class NodeProtocol<TEnvironment>
{
    private static Instant DeadlineAfter(Duration timeLeft, TEnvironment environment) =>
        timeLeft >= Instant.MaxValue - environment.Now ? Instant.MaxValue : environment.Now + timeLeft;

    private static Duration TimeLeft(Instant deadline, TEnvironment environment) =>
        deadline == Instant.MaxValue ? Duration.MaxValue : deadline - environment.Now;

    private static PendingCalls PendingOf(ref NodeState state, TEnvironment environment) =>
        state.Pending ??= new PendingCalls(unchecked((uint)StableHash.Mix(environment.Incarnation)));

    /// <summary>Runs the call here, or sends it to another node.</summary>
    private void CallNode(ref NodeState state, NodeId target, in ServedCall served, TEnvironment environment)
    {
        if (target == environment.Self)
        {
            Execute(ref state, served, environment);
        }
        else
        {
            var waiting = new PendingCall(PendingKind.Call, target, served.Reply, served.Call);
            if (TryWait(ref state, waiting, served.Deadline, environment, out var id))
            {
                environment.Send(target, NodeMessage.Request(id, TimeLeft(served.Deadline, environment), served.Call));
            }
        }
    }

    /// <summary>Begins to wait for something; false if the node has too much in flight, and then that has been answered.</summary>
    private bool TryWait(ref NodeState state, in PendingCall call, Instant deadline, TEnvironment environment, out ulong id)
    {
        var pending = PendingOf(ref state, environment);
        if (pending.Count >= limits.PendingCalls)
        {
            id = 0;
            Answer(ref state, call.Reply, Overloaded(), environment);
            return false;
        }

        id = pending.Add(call, deadline);
        Arm(pending, deadline, environment);
        return true;
    }

    private Outcome Overloaded() => Outcome.Failed(
        CallErrorKind.Overloaded,
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{limits.PendingCalls} calls are in flight, which is the limit"));

    private static void Arm(PendingCalls pending, Instant deadline, TEnvironment environment)
    {
        if (pending.Alarm.TryAdvance(deadline, environment.Now, out var delay))
        {
            environment.SetTimer(NodeTimers.Deadline, delay);
        }
    }

    private void OnRequest(ref NodeState state, NodeId from, in NodeMessage message, Call call, TEnvironment environment)
    {
        var reply = ReplyTo.Remote(from, message.CallId);
        if (message.TimeLeft <= Duration.Zero)
        {
            var outcome = Outcome.Failed(CallErrorKind.TimedOut, $"the time for {Name(call)} was over before it arrived");
            Answer(ref state, reply, outcome, environment);
            return;
        }

        Execute(ref state, new ServedCall(call, from, reply, DeadlineAfter(message.TimeLeft, environment)), environment);
    }

    private void OnReply(ref NodeState state, NodeId from, ulong callId, Outcome outcome, TEnvironment environment) =>
        Finish(ref state, callId, PendingKind.Call, from, outcome, environment);

    /// <summary>Ends what is pending under <paramref name="id"/>, if it is of that kind and waits for that peer.</summary>
    private void Finish(ref NodeState state, ulong id, PendingKind kind, NodeId peer, Outcome outcome, TEnvironment environment)
    {
        if (state.Pending is { } pending && pending.TryGet(id, out var call) && call.Kind == kind && call.Peer == peer)
        {
            pending.TryTake(id, out _);
            Answer(ref state, call.Reply, outcome, environment);
        }
        else
        {
            IgnoreAnswer(ref state, peer, environment);
        }
    }

    /// <summary>Gives an outcome to whoever waits for it.</summary>
    private void Answer(ref NodeState state, ReplyTo reply, Outcome outcome, TEnvironment environment)
    {
        switch (reply.Kind)
        {
            case ReplyKind.Command:
                environment.Complete(new CommandId(unchecked((long)reply.Id)), outcome);
                break;
            case ReplyKind.Remote:
                environment.Send(reply.Node, NodeMessage.Reply(reply.Id, outcome));
                break;
            case ReplyKind.Part when state.Pending!.TryGet(reply.Id, out var waiting):
                var gather = (Gather)waiting.Subject!;
                if (gather.Set(reply.Part, outcome))
                {
                    Conclude(ref state, reply.Id, gather, environment);
                }

                break;
            case ReplyKind.Periodic:
                if (state.Periodic!.Find(reply.Id) is { } action)
                {
                    action.IsCalling = false;
                }

                break;
            default:
                // Nobody waits, or the gather was cancelled.
                break;
        }
    }

    private void OnDeadlines(ref NodeState state, TEnvironment environment)
    {
        if (state.Pending is not { } pending)
        {
            return;
        }

        pending.Alarm.Ring();
        while (pending.TryTakeDue(environment.Now, out var call))
        {
            if (call.Kind == PendingKind.Drain)
            {
                StopNow(ref state, environment);
            }
            else
            {
                Answer(ref state, call.Reply, Failure(CallErrorKind.TimedOut, call, environment), environment);
            }
        }

        Arm(pending, pending.NextDeadline(), environment);
    }

    private void FailAll<TKey>(
        ref NodeState state, TKey key, Func<PendingCall, TKey, bool> isMeant, CallErrorKind kind, TEnvironment environment)
    {
        for (var i = 0; i < (state.Pending?.Slots ?? 0); i++)
        {
            if (state.Pending!.TryTakeAt(i, key, isMeant, out var call))
            {
                Answer(ref state, call.Reply, Failure(kind, call, environment), environment);
            }
        }
    }

    private static Outcome Failure(CallErrorKind kind, in PendingCall call, TEnvironment environment)
    {
        var peer = call.Kind == PendingKind.Call ? environment.AddressOf(call.Peer) : environment.Address;
        var name = call.Subject switch
        {
            Call subject => Name(subject),
            RouteInPreparation => "'routes.put'",
            _ => "the group call",
        };
        return Outcome.Failed(kind, kind switch
        {
            CallErrorKind.TimedOut => $"{peer} did not answer {name} in time",
            CallErrorKind.Unreachable => $"{peer} cannot be reached for {name}",
            CallErrorKind.Cancelled => $"the caller cancelled {name}",
            _ => $"{environment.Address} stopped before {name} had ended",
        });
    }

    private static string Name(Call call) => ServiceName.Quote(call.ToString());
}
