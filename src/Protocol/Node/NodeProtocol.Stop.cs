namespace Distribution.Protocol;

/// <summary>Stopping: answer, take no more calls, wait for what is pending, end.</summary>
public sealed partial class NodeProtocol<TEnvironment>
{
    private static Outcome AskToStop(ref NodeState state, Payload payload)
    {
        var arguments = new ArgumentReader(payload);
        if (!arguments.End())
        {
            return Outcome.Failed(arguments.Error!);
        }

        state.Stop = StopPhase.Asked;
        return Outcome.Done;
    }

    /// <summary>The end of every input: a node that was told to stop does so as soon as nothing is pending.</summary>
    private void Settle(ref NodeState state, TEnvironment environment)
    {
        if (state.Stop is StopPhase.Running or StopPhase.Stopped)
        {
            return;
        }

        // While it drains, the drain itself is one of the pending.
        if (state.PendingCount == (state.Stop == StopPhase.Draining ? 1 : 0))
        {
            StopNow(ref state, environment);
        }
        else if (state.Stop == StopPhase.Asked)
        {
            state.Stop = StopPhase.Draining;
            var deadline = DeadlineAfter(limits.Drain, environment);
            state.Pending!.Add(new PendingCall(PendingKind.Drain, NodeId.None, ReplyTo.Nobody, null), deadline);
            Arm(state.Pending, deadline, environment);
        }
    }

    private void StopNow(ref NodeState state, TEnvironment environment)
    {
        Leave(ref state, environment);
        state.Stop = StopPhase.Stopped;
        FailAll(ref state, 0, static (_, _) => true, CallErrorKind.Stopping, environment);
        environment.Stop();
    }
}
