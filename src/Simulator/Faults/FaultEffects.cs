namespace Distribution.Simulator;

/// <summary>Which faults of a run have taken effect: a node was down or slow, a message had another fate, a boot failed. A fault that is
/// in a plan and never came to anything has shown nothing.</summary>
/// <remarks>Belongs to one run. One thread at a time.</remarks>
public sealed class FaultEffects
{
    private readonly List<Fault> taken = [];

    /// <summary>Those that have, each once, in the order in which they first did.</summary>
    public IReadOnlyList<Fault> Taken => taken;

    /// <summary>The fault of the plan that is being prepared; null: none is.</summary>
    internal Fault? Planned { get; private set; }

    /// <summary>The fault of the plan that another belongs to which it is made of, as churn is of crashes; itself if it is made of none.
    /// Ask while it is prepared.</summary>
    public Fault CauseOf(Fault fault) => Planned ?? fault;

    /// <summary>A fault has taken effect.</summary>
    public void Note(Fault cause)
    {
        foreach (var known in taken)
        {
            if (ReferenceEquals(known, cause))
            {
                return;
            }
        }

        taken.Add(cause);
    }

    /// <summary>A fault has taken effect that can do so once, as that of a single message. There may be thousands.</summary>
    internal void NoteSingle(Fault single) => taken.Add(single);

    /// <summary>Prepares a part of a fault of a plan, which counts as the whole.</summary>
    /// <exception cref="FaultPlanException">The fault is broken.</exception>
    internal void Inject(Fault part, Fault whole, IFaultyWorld world)
    {
        Planned = whole;
        var guarded = new GuardedWorld(world, FaultKinds.NameOf(whole));
        try
        {
            // Whatever is in a plan can be told of.
            guarded.Do("Story", () => _ = part.Story);
            guarded.Do("Inject", () => part.Inject(guarded));
        }
        finally
        {
            Planned = null;
        }
    }
}
