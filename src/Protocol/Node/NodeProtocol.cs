namespace Distribution.Protocol;

/// <summary>
/// The full node: calls, groups, services, spawning and gossip as one synchronous state machine. Whatever asks for something (the node's
/// own program, another node, a group call, gossip) ends in one <c>Execute</c>; whatever is asked for ends in one <c>Answer</c>. No input
/// makes it throw: what callers and peers do wrong is a <see cref="CallError"/> or is counted.
/// </summary>
/// <typeparam name="TEnvironment">The host's side of the seam.</typeparam>
/// <remarks>An instance holds options and scratch space and may serve many nodes, but only on one thread at a time.</remarks>
public sealed partial class NodeProtocol<TEnvironment> : IProtocol<NodeState, NodeMessage, TEnvironment>
    where TEnvironment : struct, INodeEnvironment, allows ref struct
{
    private readonly NodeLimits limits;
    private readonly JsonOutput output = new();

    /// <summary>A node with these limits.</summary>
    /// <param name="limits">What it takes at the most; null: the defaults.</param>
    /// <param name="liveness">How it watches the nodes that it knows; null: it does not.</param>
    public NodeProtocol(NodeLimits? limits = null, LivenessOptions? liveness = null)
    {
        this.limits = limits ?? NodeLimits.Default;
        membership = liveness is null ? null : new Membership<MembershipPort<TEnvironment>>(liveness);
    }

    /// <inheritdoc/>
    public void OnStart(ref NodeState state, TEnvironment environment)
    {
        // The node knows itself and waits to be asked: `all`, which holds it from the start, is made when first looked at.
    }

    /// <inheritdoc/>
    public void OnMessage(ref NodeState state, NodeId from, in NodeMessage message, TEnvironment environment)
    {
        switch (message.Content)
        {
            case Call call when message.Kind == MessageKind.Request:
                OnRequest(ref state, from, message, call, environment);
                break;
            case Outcome outcome when message.Kind == MessageKind.Reply:
                OnReply(ref state, from, message.CallId, outcome, environment);
                break;
            case RumorContent content when message.Kind == MessageKind.Rumor:
                OnRumor(ref state, from, message, content, environment);
                break;
            case MembershipContent content when message.Kind == MessageKind.Membership:
                OnMembership(ref state, from, message.CallId, content, environment);
                break;
            case RumorDigest digest when message.Kind == MessageKind.RumorDigest:
                OnDigest(ref state, from, digest, environment);
                break;
            case RepairBatch batch when message.Kind == MessageKind.RepairBatch:
                OnBatch(ref state, from, batch, environment);
                break;
            default:
                IgnoreAnswer(ref state, from, environment);
                break;
        }

        Settle(ref state, environment);
    }

    /// <inheritdoc/>
    public void OnTimer(ref NodeState state, TimerId timer, TEnvironment environment)
    {
        if (timer == NodeTimers.Deadline)
        {
            OnDeadlines(ref state, environment);
        }
        else if (timer == NodeTimers.Membership)
        {
            OnMembershipTimer(ref state, environment);
        }
        else if (timer == NodeTimers.Periodic)
        {
            OnPeriodic(ref state, environment);
        }
        else if (timer == NodeTimers.Repair)
        {
            OnRepairTimer(ref state, environment);
        }

        Settle(ref state, environment);
    }

    /// <summary>The program around the node asks for a call. Exactly one <see cref="INodeEnvironment.Complete"/> follows, in this input or
    /// in a later one.</summary>
    public void OnCommand(ref NodeState state, CommandId id, in Command command, TEnvironment environment)
    {
        // While the node drains, services that are still running may call others; afterwards nobody would see the answer.
        var reply = ReplyTo.Command(id);
        var refusal = command.Deadline <= Duration.Zero ? Outcome.Failed(CallErrorKind.BadArguments, "the deadline must be above 0")
            : state.Stop == StopPhase.Stopped ? Stopping(environment)
            : null;
        if (refusal is not null)
        {
            Answer(ref state, reply, refusal, environment);
            return;
        }

        var target = command.Target is null ? environment.Self : environment.Resolve(command.Target);
        var served = new ServedCall(command.Call, environment.Self, reply, DeadlineAfter(command.Deadline, environment));
        CallNode(ref state, target, served, environment);
        Settle(ref state, environment);
    }

    /// <summary>A run of a user's service has ended. A second or late outcome of one run is counted and ignored.</summary>
    public void OnInvocationCompleted(ref NodeState state, InvocationId invocation, Outcome outcome, TEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        state.Periodic?.HasEnded(invocation);
        var id = unchecked((ulong)invocation.Value);
        if (state.Pending is { } pending && pending.TryGet(id, out var call) && call.Kind == PendingKind.Preparation)
        {
            pending.TryTake(id, out _);
            Answer(ref state, call.Reply, Register(ref state, (RouteInPreparation)call.Subject!, outcome, environment), environment);
        }
        else
        {
            Finish(ref state, id, PendingKind.Invocation, environment.Self, outcome, environment);
        }

        Settle(ref state, environment);
    }

    /// <summary>A peer could not be reached: whatever waited for it then fails with <see cref="CallErrorKind.Unreachable"/>. A hint: the
    /// peer may have got the call. Linear in what is pending.</summary>
    /// <param name="state">The node.</param>
    /// <param name="peer">The peer.</param>
    /// <param name="begunBefore">The value of <see cref="NodeState.CallsBegun"/> when it happened: calls that began later may go to a
    /// peer that is there again.</param>
    /// <param name="environment">The host.</param>
    public void OnUnreachable(ref NodeState state, NodeId peer, long begunBefore, TEnvironment environment)
    {
        FailAll(ref state, (peer, begunBefore), IsFrom, CallErrorKind.Unreachable, environment);
        Settle(ref state, environment);
    }

    /// <summary>A call that this node sent reached a place where nobody listens: it fails with
    /// <see cref="CallErrorKind.Unreachable"/>. One that is no longer pending is ignored.</summary>
    public void OnRefused(ref NodeState state, NodeId peer, ulong callId, TEnvironment environment)
    {
        if (state.Pending is { } pending
            && pending.TryGet(callId, out var call) && call.Kind == PendingKind.Call && call.Peer == peer)
        {
            pending.TryTake(callId, out _);
            Answer(ref state, call.Reply, Failure(CallErrorKind.Unreachable, call, environment), environment);
        }

        Settle(ref state, environment);
    }

    /// <summary>The caller gave up: the command is completed with <see cref="CallErrorKind.Cancelled"/> if it is still pending. What was
    /// sent is not called back. Linear in what is pending.</summary>
    public void OnCancelled(ref NodeState state, CommandId command, TEnvironment environment)
    {
        FailAll(ref state, command, IsFor, CallErrorKind.Cancelled, environment);
        Settle(ref state, environment);
    }

    private static bool IsFrom(PendingCall call, (NodeId Peer, long BegunBefore) lost) =>
        call.Kind == PendingKind.Call && call.Peer == lost.Peer && call.Order < lost.BegunBefore;

    private static bool IsFor(PendingCall call, CommandId command) => call.Reply.IsFor(command);
}
