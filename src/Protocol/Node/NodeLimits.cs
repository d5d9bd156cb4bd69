namespace Distribution.Protocol;

/// <summary>What a node takes at the most. Beyond it a call gets an error; the node goes on. Immutable.</summary>
public sealed record NodeLimits
{
    /// <summary>The default of <see cref="PendingCalls"/>.</summary>
    public const int DefaultPendingCalls = 1_048_576;

    /// <summary>The default of <see cref="Members"/>.</summary>
    public const int DefaultMembers = 1_000_000;

    /// <summary>The default of <see cref="Groups"/>.</summary>
    public const int DefaultGroups = 10_000;

    /// <summary>The default of <see cref="Routes"/>.</summary>
    public const int DefaultRoutes = 10_000;

    /// <summary>The default of <see cref="PeriodicActions"/>.</summary>
    public const int DefaultPeriodicActions = 1_000;

    /// <summary>The default of <see cref="RumorOrigins"/>.</summary>
    public const int DefaultRumorOrigins = 4_096;

    /// <summary>The defaults.</summary>
    public static NodeLimits Default { get; } = new();

    /// <summary>Calls, runs of services, spawns and gathers that a node waits for; more get
    /// <see cref="CallErrorKind.Overloaded"/>.</summary>
    public int PendingCalls { get; init; } = DefaultPendingCalls;

    /// <summary>Members of one view.</summary>
    public int Members { get; init; } = DefaultMembers;

    /// <summary>Groups of a node, the built-in ones not counted.</summary>
    public int Groups { get; init; } = DefaultGroups;

    /// <summary>User services of a node.</summary>
    public int Routes { get; init; } = DefaultRoutes;

    /// <summary>Periodic actions of a node.</summary>
    public int PeriodicActions { get; init; } = DefaultPeriodicActions;

    /// <summary>Origins of rumors that a group remembers in full: those of which something new was seen in the last ten minutes. Rumors of
    /// further ones are refused. Up to 8 KiB each.</summary>
    public int RumorOrigins { get; init; } = DefaultRumorOrigins;

    /// <summary>How long a stopping node waits for what is still pending.</summary>
    public Duration Drain { get; init; } = Duration.FromSeconds(5);
}
