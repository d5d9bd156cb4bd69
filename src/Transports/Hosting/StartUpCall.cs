using Distribution.Protocol;

namespace Distribution;

/// <summary>A call that a new node runs on itself before it is reported ready. Immutable.</summary>
public sealed class StartUpCall
{
    /// <summary>A call of a service of the node itself, as <c>new StartUpCall("routes", "put", "keys", "My.KeyCount")</c>.</summary>
    /// <param name="service">The service's name.</param>
    /// <param name="method">The method's name.</param>
    /// <param name="arguments">By position; JSON values, encoded at once.</param>
    public StartUpCall(string service, string method, params ReadOnlySpan<object?> arguments)
        : this(Call.Local(service, method, Json.Arguments(arguments)))
    {
    }

    /// <summary>A call as it is, for instance of a group's service: the new node must have been given the group by then.</summary>
    public StartUpCall(Call call)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentException.ThrowIfNullOrEmpty(call.Service, nameof(call));
        ArgumentException.ThrowIfNullOrEmpty(call.Method, nameof(call));
        Call = call;
    }

    /// <summary>The call.</summary>
    public Call Call { get; }
}
