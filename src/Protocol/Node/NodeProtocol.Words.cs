namespace Distribution.Protocol;

/// <content>A node in words, for traces.</content>
public sealed partial class NodeProtocol<TEnvironment> : IDescribed<NodeState>
{
    /// <inheritdoc/>
    public string Describe(NodeState state) => FormattableString.Invariant(
        $"waits for {state.PendingCount}, has served {state.CallsServed}{(state.IsStopping ? ", is stopping" : "")}");

    /// <inheritdoc/>
    public string NameOf(TimerId timer) =>
        timer == NodeTimers.Deadline ? "deadlines"
        : timer == NodeTimers.Membership ? "membership"
        : timer == NodeTimers.Periodic ? "periodic actions"
        : timer == NodeTimers.Repair ? "repair"
        : FormattableString.Invariant($"timer {timer.Value}");
}
