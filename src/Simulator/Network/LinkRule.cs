using Distribution.Protocol;

namespace Distribution.Simulator;

/// <summary>Something that happens to messages while it is in force, beside what the network does to all of them. Rules without chance
/// apply first, each sort in the order in which they were added; each changes what those before it have decided.</summary>
/// <remarks>Decided when a message is sent. Belongs to one run: a rule may remember, as a queue does.</remarks>
public abstract class LinkRule
{
    /// <summary>Tells this rule's chance from that of every other: two rules of one kind decide apart.</summary>
    public ulong Salt { get; init; }

    /// <summary>The first instant at which messages are sent under it.</summary>
    public Instant From { get; init; } = Instant.Zero;

    /// <summary>The first at which they no longer are.</summary>
    public Instant Until { get; init; } = Instant.MaxValue;

    /// <summary>The fault that it is of, until it has changed the fate of a message; null: it has, or is of none.</summary>
    internal Fault? Cause { get; set; }

    /// <summary>Whether chance decides. What such rules have done to each message can be written down
    /// (<see cref="Network.Recorder"/>) and the run repeated without them.</summary>
    public abstract bool IsRandom { get; }

    /// <summary>Changes the fate of one message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="chance">A random word of this message and this rule alone; it is there whether it is used or not, so that to take a
    /// rule away moves no other decision.</param>
    /// <param name="fate">What the network and earlier rules have decided.</param>
    public abstract void Apply(in LinkMessage message, ulong chance, ref Fate fate);
}
