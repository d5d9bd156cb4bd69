namespace Distribution.Protocol;

/// <summary>Periodic actions: <c>gossip.at</c> and <c>gossip.del</c>.</summary>
public sealed partial class NodeProtocol<TEnvironment>
{
    /// <summary>Begins a periodic action: <c>[intervalMs, args, {"service":..,"method":..,"group":..,"node":..}]</c>. The first run is one
    /// interval from now. Ends with its number.</summary>
    private Outcome BeginPeriodic(ref NodeState state, Payload payload, TEnvironment environment)
    {
        var arguments = new ArgumentReader(payload);
        arguments.NextArgument();
        var interval = Duration.FromMilliseconds(arguments.Integer("the interval in milliseconds", 1, int.MaxValue));
        if (SendArguments.Decode(ref arguments, SendTargets.Node | SendTargets.Group, out var send) is { } error)
        {
            return Outcome.Failed(error);
        }

        var actions = state.Periodic ??= new PeriodicActions();
        if (actions.Count >= limits.PeriodicActions)
        {
            return Limit(limits.PeriodicActions, "periodic actions", "a node");
        }

        var action = actions.Add(interval, send);
        action.Due = environment.Now + interval;
        Arm(actions, environment);
        return Outcome.Of(output.Number(action.Id));
    }

    /// <summary>Ends a periodic action; says whether there was one. A run that has begun goes on.</summary>
    private static Outcome EndPeriodic(ref NodeState state, Payload payload)
    {
        var arguments = new ArgumentReader(payload);
        arguments.NextArgument();
        var id = arguments.Integer("the number of a periodic action", 0, int.MaxValue);
        arguments.End();
        return arguments.Error is not null ? Outcome.Failed(arguments.Error)
            : state.Periodic?.Remove((ulong)id) ?? false ? Outcome.True
            : Outcome.False;
    }

    private void OnPeriodic(ref NodeState state, TEnvironment environment)
    {
        // A node that is stopping has no turns left, and needs no timer for them.
        if (state.IsStopping || state.Periodic is not { } actions)
        {
            return;
        }

        actions.Alarm.Ring();
        for (var i = 0; i < actions.Count && !state.IsStopping; i++)
        {
            var action = actions[i];
            if (action.Due > environment.Now)
            {
                continue;
            }

            // After a halt the turns go on from now: those missed are not made up for.
            var next = action.Due + action.Interval;
            action.Due = next > environment.Now ? next : environment.Now + action.Interval;
            if (!action.IsRunning)
            {
                action.IsCalling = true;
                var target = action.Send.Node is { } node ? environment.Resolve(node) : environment.Self;
                var reply = ReplyTo.Periodic(action.Id);
                var deadline = DeadlineAfter(Command.DefaultDeadline, environment);
                CallNode(ref state, target, new ServedCall(action.Send.Call, environment.Self, reply, deadline), environment);
            }
        }

        Arm(actions, environment);
    }

    /// <summary>Notes a run of a service that a periodic action has begun, by itself or as a part of its group call.</summary>
    private static void NotePeriodic(ref NodeState state, ReplyTo reply, InvocationId handler)
    {
        if (state.Periodic is not { } actions)
        {
            return;
        }

        while (reply.Kind == ReplyKind.Part && state.Pending!.TryGet(reply.Id, out var gather))
        {
            reply = gather.Reply;
        }

        if (reply.Kind == ReplyKind.Periodic)
        {
            actions.Find(reply.Id)?.Handlers.Add(handler);
        }
    }

    private static void Arm(PeriodicActions actions, TEnvironment environment)
    {
        if (actions.Alarm.TryAdvance(actions.Next, environment.Now, out var delay))
        {
            environment.SetTimer(NodeTimers.Periodic, delay);
        }
    }
}
