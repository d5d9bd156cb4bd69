using Distribution.Protocol;

namespace Distribution.Simulator;

/// <summary>
/// Something that goes wrong in a run: what, where, when. A value; a plan is a list of them. A kind of fault is one record that carries
/// <see cref="FaultKindAttribute"/>, and its public properties are what a plan can say of it.
/// </summary>
public abstract record Fault
{
    /// <summary>When it begins.</summary>
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

    /// <summary>Why it cannot be in a run of this many nodes, as a sentence that says what is allowed; null: it can.</summary>
    public virtual string? Refusal(int nodes) => null;

    /// <summary>Prepares it before a run: adds rules, schedules what happens to nodes.</summary>
    public abstract void Inject(IFaultyWorld world);

    /// <summary>Faults that do less and might show the same defect, the least of them first; of a fault that only is or is not:
    /// none.</summary>
    public virtual IEnumerable<Fault> Weaker() => [];

    /// <summary>The nodes that it speaks of: where nodes are taken away, faults that speak of them go too.</summary>
    public virtual IEnumerable<int> Nodes => [];
}
