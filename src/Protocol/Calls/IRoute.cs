namespace Distribution.Protocol;

/// <summary>A user's service as the node sees it: methods by name, run by the host. Safe to share between nodes and threads.</summary>
public interface IRoute
{
    /// <summary>The service's methods, in ordinal order.</summary>
    IReadOnlyList<string> Methods { get; }

    /// <summary>What the service is, for <c>routes.get</c>: for a class its full name.</summary>
    string Description { get; }

    /// <summary>Starts one run. Only hosts call it, outside of inputs; the run ends by <see cref="IInvocationSink.Completed"/>, once,
    /// from any thread that the host allows.</summary>
    void Start(in Invocation invocation, IInvocationSink sink);
}
