namespace Distribution.Protocol;

/// <summary>The service <c>comm</c> of a node.</summary>
public sealed partial class NodeProtocol<TEnvironment>
{
    private Outcome? Comm(ref NodeState state, in ServedCall served, TEnvironment environment)
    {
        if (served.Call.Method is not "send")
        {
            return UnknownMethod(served.Call);
        }

        if (SendArguments.Decode(served.Call.Arguments, SendTargets.Node | SendTargets.Group, out var send) is { } error)
        {
            return Outcome.Failed(error);
        }

        if (send.Node is null)
        {
            return Outcome.Failed(CallErrorKind.MissingNode, $"the call {Name(send.Call)} names no \"node\"");
        }

        CallNode(ref state, environment.Resolve(send.Node), served with { Call = send.Call }, environment);
        return null;
    }
}
