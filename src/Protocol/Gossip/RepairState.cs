namespace Distribution.Protocol;

/// <summary>What the repair of one group's gossip remembers at one node.</summary>
internal sealed class RepairState
{
    /// <summary>What the node can give.</summary>
    internal RumorLog Log { get; } = new();

    /// <summary>The pause before <see cref="NextRound"/>.</summary>
    internal Duration Interval { get; set; }

    /// <summary>When the next digest is due; <see cref="Instant.MaxValue"/>: there is nothing to look for.</summary>
    internal Instant NextRound { get; set; } = Instant.MaxValue;

    /// <summary>Until when rounds go on: as long as a rumor lives that this node can give or knows that it lacks.</summary>
    internal Instant ActiveUntil { get; set; }

    /// <summary>Whether a rumor or a difference was new since the last round.</summary>
    internal bool HasNews { get; set; }
}
