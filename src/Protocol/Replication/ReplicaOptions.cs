namespace Distribution.Protocol;

/// <summary>The knobs of <see cref="MapAntiEntropy{TEnvironment}"/> but the clock. All sites need the same, but for
/// <see cref="InitialEntries"/>. Immutable.</summary>
public sealed class ReplicaOptions
{
    /// <summary>The most that the connection limit and hunting count to.</summary>
    public const int CountMax = Connections.CountMax;

    /// <summary>Which side of a contact sends what it has.</summary>
    public SpreadMode Mode { get; init; } = SpreadMode.PushPull;

    /// <summary>How differences are found.</summary>
    public ExchangeRule Exchange { get; init; }

    /// <summary>How many connections a site accepts in a cycle, its own outgoing one not counted: 1 .. <see cref="CountMax"/>; null: all.
    /// </summary>
    public int? ConnectionLimit { get; init; }

    /// <summary>How many other partners a site tries after a rejection: 0 .. <see cref="CountMax"/>.</summary>
    public int Hunt { get; init; }

    /// <summary>What becomes of deletions; null: a deleted key is forgotten at once, and any copy of it comes back.</summary>
    public CertificateRule? Certificates { get; init; }

    /// <summary>Under <see cref="ExchangeRule.Recent"/>: what is younger counts as recent. Longer than news takes to reach
    /// everybody.</summary>
    public Duration Window { get; init; } = Duration.FromSeconds(30);

    /// <summary>Whether a site mails what is written there to all its peers at once (Demers et al. 1987, section 1.2), so that
    /// anti-entropy only mends what mail misses.</summary>
    public bool Mails { get; init; }

    /// <summary>What the site has when it starts.</summary>
    public IReadOnlyList<MapEntry> InitialEntries { get; init; } = [];

    internal Connections Connection => new(ConnectionLimit, Hunt);

    /// <summary>Says why settings mean nothing together, and what would make sense.</summary>
    /// <param name="clock">The clock that they are to run on.</param>
    /// <returns>One sentence that begins with the option's name and value; null: they fit.</returns>
    public string? Refusal(GossipClock clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return Certificates switch
        {
            { Retainers: < 0 and var few } => $"certificates: {few} retention sites; allowed are 0 and more",
            { Active: var active } when clock.IsSynchronous && active.Nanoseconds / 2 < clock.Period.Nanoseconds =>
                $"certificates: a T1 of {active}; in step a site shows from the next cycle on what it has learned, "
                + $"so allowed are two cycles, {clock.Period * 2}, or more",
            _ => Connection.Refusal(clock.Model),
        };
    }
}
