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
    private readonly int[] lines;

    /// <summary>A plan of these faults.</summary>
    public FaultPlan(IEnumerable<Fault> faults)
        : this(faults, [])
    {
    }

    /// <summary>A plan that was read from a text.</summary>
    /// <param name="faults">The faults.</param>
    /// <param name="lines">In which line of the text each begins; empty: nobody knows.</param>
    internal FaultPlan(IEnumerable<Fault> faults, IEnumerable<int> lines)
    {
        this.faults = [.. faults];
        this.lines = [.. lines];
        End = this.faults.Select(FaultCode.EndOf).Where(end => end < Instant.MaxValue).DefaultIfEmpty(Instant.Zero).Max();
    }

    /// <summary>Nothing goes wrong.</summary>
    public static FaultPlan Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count => faults.Length;

    /// <summary>When the last of the faults that end is over.</summary>
    public Instant End { get; }

    /// <inheritdoc/>
    public Fault this[int index] => faults[index];

    /// <summary>Why it cannot be in a run of this many nodes: where, which fault, which member, what is allowed; null: it can.</summary>
    /// <exception cref="FaultPlanException">The code of a kind of fault throws.</exception>
    public string? Refusal(int nodes) => Refusal(fault => FaultCode.RefusalOf(fault, nodes));

    /// <summary>The first fault that cannot be, and where it is: in which line, if that is known; null: all can.</summary>
    /// <param name="reasonOf">Why a fault cannot be; null: it can.</param>
    public string? Refusal(Func<Fault, string?> reasonOf)
    {
        ArgumentNullException.ThrowIfNull(reasonOf);
        for (var index = 0; index < faults.Length; index++)
        {
            if (reasonOf(faults[index]) is { } reason)
            {
                var line = index < lines.Length ? $"line {lines[index]}: " : string.Empty;
                return $"{line}fault {index} ({FaultKinds.NameOf(faults[index])}): {reason}";
            }
        }

        return null;
    }

    /// <summary>Prepares all faults before a run, numbered, in the order of their times: what happens at one instant does not depend on
    /// the order of the plan, but for faults that begin together.</summary>
    /// <exception cref="FaultPlanException">The plan cannot be in this run.</exception>
    public void Inject(IFaultyWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        if (Refusal(world.NodeCount) is { } reason)
        {
            throw new FaultPlanException(reason);
        }

        foreach (var (whole, part) in PartsIn(world.NodeCount).OrderBy(fault => fault.Part.At.Nanoseconds))
        {
            world.Effects.Inject(part, whole, world);
        }
    }

    /// <summary>What the faults are made of in a run of this many nodes, numbered, each with the fault that it is a part of.</summary>
    /// <exception cref="FaultPlanException">The code of a kind of fault throws.</exception>
    public IEnumerable<(Fault Whole, Fault Part)> PartsIn(int nodes) =>
        Numbered().SelectMany(whole => FaultCode.PartsOf(whole, nodes).Select(part => (whole, part)));

    /// <summary>The same faults, each that has chance with a salt of its own where it has none: by its place among those of its kind, or
    /// the next place whose salt nobody has.</summary>
    public FaultPlan Numbered()
    {
        var taken = new SortedSet<ulong>(faults.Select(fault => fault.Salt));
        var counts = new SortedDictionary<string, ulong>(StringComparer.Ordinal);
        return new FaultPlan(faults.Select(fault => Salted(fault, taken, counts)), lines);
    }

    private static Fault Salted(Fault fault, SortedSet<ulong> taken, SortedDictionary<string, ulong> counts)
    {
        if (!FaultCode.HasChance(fault))
        {
            return fault;
        }

        var kind = FaultKinds.NameOf(fault);
        counts[kind] = counts.GetValueOrDefault(kind) + 1;
        if (fault.Salt != 0)
        {
            return fault;
        }

        var salt = Salt(kind, counts[kind]);
        while (!taken.Add(salt))
        {
            salt = Salt(kind, ++counts[kind]);
        }

        return fault with { Salt = salt };
    }

    private static ulong Salt(string kind, ulong number) => unchecked(StableHash.Mix(StableHash.Of(kind) + number));

    /// <inheritdoc/>
    public IEnumerator<Fault> GetEnumerator() => ((IEnumerable<Fault>)faults).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
