using System.Collections;
using Distribution.Protocol;

namespace Distribution.Simulator;

/// <summary>
/// What goes wrong in a run, as data: written by hand, drawn (<see cref="FaultSpace"/>) or recorded. Everything that exploration
/// decides is an entry here, so that a run is its scenario, its seed and its plan.
/// </summary>
/// <remarks>Immutable.</remarks>
public sealed class FaultPlan : IReadOnlyList<Fault>
{
    private readonly Fault[] faults;

    /// <summary>A plan of these faults.</summary>
    public FaultPlan(IEnumerable<Fault> faults)
    {
        this.faults = [.. faults];
        End = this.faults.Where(fault => fault.End < Instant.MaxValue).Select(fault => fault.End).DefaultIfEmpty(Instant.Zero).Max();
    }

    /// <summary>Nothing goes wrong.</summary>
    public static FaultPlan Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count => faults.Length;

    /// <summary>When the last of the faults that end is over.</summary>
    public Instant End { get; }

    /// <inheritdoc/>
    public Fault this[int index] => faults[index];

    /// <summary>Why it cannot be in a run of this many nodes: what, which entry, what is allowed; null: it can.</summary>
    public string? Refusal(int nodes) => faults
        .Select((fault, index) => fault.At < Instant.Zero ? $"fault {index}: a time is 0 or more"
            : fault is LastingFault { For: var length } && length < Duration.Zero ? $"fault {index}: a fault lasts 0 or more"
            : fault.Refusal(nodes) is { } reason ? $"fault {index} ({FaultKinds.NameOf(fault)}): {reason}" : null)
        .FirstOrDefault(reason => reason is not null);

    /// <summary>Prepares all faults before a run.</summary>
    /// <exception cref="ArgumentException">The plan cannot be in this run.</exception>
    public void Inject(IFaultyWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        if (Refusal(world.NodeCount) is { } reason)
        {
            throw new ArgumentException(reason, nameof(world));
        }

        foreach (var fault in faults)
        {
            fault.Inject(world);
        }
    }

    /// <summary>The same faults, each with a salt of its own where it has none: its place among those of its kind.</summary>
    public FaultPlan Numbered()
    {
        var counts = new SortedDictionary<string, ulong>(StringComparer.Ordinal);
        return new FaultPlan(faults.Select(fault =>
        {
            var kind = FaultKinds.NameOf(fault);
            counts[kind] = counts.GetValueOrDefault(kind) + 1;
            return fault.Salt != 0 ? fault : fault with { Salt = StableHash.Mix(StableHash.Of(kind) + counts[kind]) };
        }));
    }

    /// <inheritdoc/>
    public IEnumerator<Fault> GetEnumerator() => ((IEnumerable<Fault>)faults).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
