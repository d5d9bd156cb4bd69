namespace Distribution.Protocol;

/// <summary>The services that every node has. Their names cannot be given to others.</summary>
public static class BuiltInServices
{
    /// <summary>Sends a call to a node, or to the members of a group.</summary>
    public const string Comm = "comm";

    /// <summary>Spreads a call through a group.</summary>
    public const string Gossip = "gossip";

    /// <summary>A node's view of its groups.</summary>
    public const string Groups = "groups";

    /// <summary>A node's user services.</summary>
    public const string Routes = "routes";

    /// <summary>What a node says about itself, spawning and stopping.</summary>
    public const string Status = "status";

    /// <summary>The methods of a built-in service, in ordinal order; null for other names.</summary>
    public static IReadOnlyList<string>? MethodsOf(string service) => service switch
    {
        Comm => ["send"],
        Gossip => ["at", "del", "send"],
        Groups => ["add", "del", "get", "options", "put", "rem"],
        Routes => ["get", "put", "rem"],
        Status => ["get", "spawn", "stop"],
        _ => null,
    };
}
