using Distribution.Protocol;

namespace Distribution.Simulator;

/// <summary>
/// The points in a protocol's code at which something rare may happen (<see cref="IEnvironment{TMessage}.Buggify"/>; the idea of
/// FoundationDB's BUGGIFY): which of them do, by faults and by what was written down of an earlier run.
/// </summary>
/// <remarks>Belongs to one run; memory for the points visited while a fault asks for them. One thread at a time.</remarks>
public sealed class BuggifyPoints
{
    private readonly List<(Buggify Fault, Fault Cause)> faults = [];

    // By node, hash of the point's name, and number of the visit.
    private readonly SortedDictionary<(int Node, ulong Point, int Visit), BuggifyVisit> singles = [];
    private readonly SortedDictionary<(int Node, ulong Point), int> visits = [];

    /// <summary>Is told of every visit at which something happens, when it comes; null: nobody.</summary>
    public Action<BuggifyVisit>? Recorder { get; set; }

    /// <summary>Is told of faults that let something happen; null: nobody.</summary>
    public FaultEffects? Effects { get; init; }

    /// <summary>Whether anything can happen at all.</summary>
    public bool IsActive { get; private set; }

    /// <summary>Whether a node has come by a point while anything could happen there.</summary>
    public bool HasVisits => visits.Count > 0;

    /// <summary>A fault of points, for the time that it lasts.</summary>
    public void Add(Buggify fault)
    {
        faults.Add((fault, Effects?.CauseOf(fault) ?? fault));
        IsActive = true;
    }

    /// <summary>A fault of points ends before its time.</summary>
    public void Remove(Buggify fault)
    {
        faults.RemoveAll(known => ReferenceEquals(known.Fault, fault));
        IsActive = faults.Count + singles.Count > 0;
    }

    /// <summary>Lets something happen at one visit.</summary>
    public void Single(BuggifyVisit visit)
    {
        ArgumentNullException.ThrowIfNull(visit);
        singles[(visit.Node, StableHash.Of(visit.Point), visit.Visit)] = visit;
        IsActive = true;
    }

    /// <summary>Whether it happens, at the next visit of a node to a point.</summary>
    /// <param name="seed">The run's seed.</param>
    /// <param name="node">The node.</param>
    /// <param name="point">The point's name.</param>
    /// <param name="now">The present.</param>
    public bool Happens(ulong seed, NodeId node, string point, Instant now)
    {
        var name = StableHash.Of(point);
        var visit = visits.GetValueOrDefault((node.Index, name));
        visits[(node.Index, name)] = visit + 1;
        if (singles.TryGetValue((node.Index, name, visit), out var single))
        {
            Effects?.NoteSingle(single);
            Recorder?.Invoke(single with { At = now });
            return true;
        }

        var word = StableHash.Mix(StableHash.Mix(seed) ^ name);
        foreach (var (fault, cause) in faults)
        {
            if (now >= fault.At && now < fault.End && fault.Hits(word, node, visit))
            {
                Effects?.Note(cause);
                Recorder?.Invoke(new BuggifyVisit { At = now, Node = node.Index, Point = point, Visit = visit });
                return true;
            }
        }

        return false;
    }
}
