namespace Distribution.Protocol;

/// <summary>One run of a user's service. The host starts it after the input that asked for it, never inside.</summary>
/// <param name="Id">Which run; its outcome comes back under this number, exactly once.</param>
/// <param name="Route">The service.</param>
/// <param name="Method">One of the service's methods, or <see cref="Prepare"/>.</param>
/// <param name="Arguments">A JSON array: the arguments by position.</param>
/// <param name="Caller">The node that asked; the node itself for its own calls; port 0: one that listens nowhere.</param>
/// <param name="Deadline">When the caller stops waiting.</param>
public readonly record struct Invocation(
    InvocationId Id, IRoute Route, string Method, Payload Arguments, NodeAddress Caller, Instant Deadline)
{
    /// <summary>The run that makes a service ready, before it is registered: what it takes to make it is user code, too. Of services that
    /// an <see cref="IServiceCatalog"/> made alone.</summary>
    public const string Prepare = "";
}
