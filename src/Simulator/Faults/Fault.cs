using Distribution.Protocol;

namespace Distribution.Simulator;

/// <summary>
/// Something that goes wrong in a run: what, where, when. A value; a plan is a list of them. A kind of fault is one record that carries
/// <see cref="FaultKindAttribute"/>, and its public properties are what a plan can say of it.
/// </summary>
public abstract record Fault
{
    /// <summary>The longest time that a plan can speak of: a year of 365 days. Sums of many stay far from the end of time.</summary>
    public static Duration Longest { get; } = Duration.FromSeconds(365 * 86_400);

    /// <summary>When it begins: 0 .. <see cref="Longest"/>.</summary>
    public Instant At { get; init; }

    /// <summary>Tells its chance from that of others of its kind; a plan numbers them. What a fault is like does not enter, so that a
    /// weaker one hits fewer of the same messages.</summary>
    public ulong Salt { get; init; }

    /// <summary>What it does, in words that go after its time: <c>n3 crashes</c>.</summary>
    public abstract string Story { get; }

    /// <summary>When it is over and nothing of it is left; <see cref="Instant.MaxValue"/>: never.</summary>
    public virtual Instant End => At;

    /// <summary>Whether chance decides what it does to each message; then what it did can be written down message by message.</summary>
    public virtual bool IsRandom => false;

    /// <summary>Whether chance decides anything of what it does; then a plan gives it a salt.</summary>
    public virtual bool HasChance => IsRandom;

    /// <summary>Why it cannot be in a run of this many nodes, as a sentence that says which member and what is allowed; null: it
    /// can.</summary>
    public virtual string? Refusal(int nodes) =>
        At < Instant.Zero || At - Instant.Zero > Longest ? $"at is a time from 0s to {Longest}" : null;

    /// <summary>Prepares it before a run: adds rules, schedules what happens to nodes.</summary>
    public abstract void Inject(IFaultyWorld world);

    /// <summary>The faults that it is made of in a run of this many nodes, as churn is of crashes: prepared one by one, and written down
    /// so, that exploration can leave each out. Itself, if it is made of none.</summary>
    public virtual IEnumerable<Fault> Parts(int nodes) => [this];

    /// <summary>The fault as it happens in a world, where that has less than the fault speaks of; itself, if it is as it says.</summary>
    public virtual Fault In(IFaultyWorld world) => this;

    /// <summary>Faults that do less and might show the same defect, the least of them first; of a fault that only is or is not:
    /// none.</summary>
    public virtual IEnumerable<Fault> Weaker() => Milder is { } milder ? [milder] : [];

    /// <summary>The nodes that it speaks of: where nodes are taken away, faults that speak of them go too.</summary>
    public virtual IEnumerable<int> Nodes => [];

    /// <summary>The same fault half as strong; null: it has no strength, or so little that less makes no sense.</summary>
    protected virtual Fault? Milder => null;

    /// <summary>Half of a duration that is longer than two milliseconds either way; null: it is not.</summary>
    protected static Duration? Half(Duration of) =>
        Math.Abs(of.Nanoseconds) > 2_000_000 ? new Duration(of.Nanoseconds / 2) : null;

    /// <summary>Why a duration cannot be the value of a member; null: it can.</summary>
    /// <param name="member">The member, as plans write it.</param>
    /// <param name="value">Its value.</param>
    /// <param name="isSigned">Whether it may be negative.</param>
    protected static string? OutOfRange(string member, Duration value, bool isSigned = false)
    {
        var least = isSigned ? new Duration(-Longest.Nanoseconds) : Duration.Zero;
        return value < least || value > Longest ? $"{member} is a duration from {(isSigned ? $"-{Longest}" : "0s")} to {Longest}" : null;
    }

    /// <summary>A time so much later, at most the end of time.</summary>
    protected static Instant Later(Instant at, Duration by) =>
        (Int128)at.Nanoseconds + by.Nanoseconds >= long.MaxValue ? Instant.MaxValue : at + by;
}
