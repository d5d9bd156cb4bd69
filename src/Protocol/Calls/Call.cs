namespace Distribution.Protocol;

/// <summary>
/// One call: a method of a service with arguments, on one node or on every member of a group. The one shape of everything that an API
/// asks of a node, of what nodes ask of each other, and of what gossip carries. Immutable.
/// </summary>
/// <param name="group"><see cref="LocalGroup"/>: the receiving node itself; else the group whose service is meant, as the receiving
/// node sees that group.</param>
/// <param name="service">The service's name.</param>
/// <param name="method">The method's name.</param>
/// <param name="arguments">A JSON array: the arguments by position.</param>
public sealed class Call(string group, string service, string method, Payload arguments)
{
    /// <summary>The group that is the node alone.</summary>
    public const string LocalGroup = "local";

    /// <summary>The group of every node that a node knows of.</summary>
    public const string AllGroup = "all";

    /// <summary><see cref="LocalGroup"/>, or a group's name.</summary>
    public string Group { get; } = group;

    /// <summary>The service's name.</summary>
    public string Service { get; } = service;

    /// <summary>The method's name.</summary>
    public string Method { get; } = method;

    /// <summary>A JSON array: the arguments by position.</summary>
    public Payload Arguments { get; } = arguments;

    /// <summary>Whether it is for the receiving node alone.</summary>
    public bool IsLocal => string.Equals(Group, LocalGroup, StringComparison.Ordinal);

    /// <summary>Equal for equal calls, in every process.</summary>
    public ulong Fingerprint =>
        StableHash.Add(
            StableHash.Add(StableHash.Add(StableHash.Of(Group), StableHash.Of(Service)), StableHash.Of(Method)),
            Arguments.Fingerprint);

    /// <summary>As <c>group/service.method["a",1]</c>.</summary>
    public string Words => $"{this}{Arguments}";

    /// <summary>A call for the receiving node alone.</summary>
    public static Call Local(string service, string method, Payload arguments) => new(LocalGroup, service, method, arguments);

    /// <summary>As <c>group/service.method</c>.</summary>
    public override string ToString() => IsLocal ? $"{Service}.{Method}" : $"{Group}/{Service}.{Method}";
}
