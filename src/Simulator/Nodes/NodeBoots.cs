using Distribution.Protocol;

namespace Distribution.Simulator;

/// <summary>How boots go wrong: those of nodes that nodes spawn and those of nodes that start again after a crash.</summary>
/// <remarks>Belongs to one run. One thread at a time.</remarks>
public sealed class NodeBoots
{
    private readonly List<(BootFault Fault, Fault Cause)> faults = [];

    /// <summary>How long after a boot that failed a node that is to come back boots again.</summary>
    public static Duration RetryAfter { get; } = Duration.FromSeconds(1);

    /// <summary>When the last of the boots is over that take longer, or are made again.</summary>
    public Instant SlowUntil { get; private set; }

    /// <summary>Is told of faults that change a boot; null: nobody.</summary>
    public FaultEffects? Effects { get; init; }

    /// <summary>A fault of boots begins.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="cause">The fault of the plan that it belongs to; null: itself.</param>
    public void Add(BootFault fault, Fault? cause = null) => faults.Add((fault, cause ?? fault));

    /// <summary>A fault of boots is over. Boots that have begun go on as was decided.</summary>
    public void Remove(BootFault fault) => faults.RemoveAll(known => ReferenceEquals(known.Fault, fault));

    /// <summary>What becomes of a boot that begins now.</summary>
    /// <param name="now">The present.</param>
    /// <param name="word">All chance of this boot, by the run's seed, the node and the number of its boots.</param>
    /// <returns>How much longer it takes, and whether it fails then.</returns>
    public BootFate Judge(Instant now, ulong word)
    {
        var fate = default(BootFate);
        foreach (var (fault, cause) in faults)
        {
            var before = fate;
            fate = fault.Apply(fate, StableHash.Mix(word ^ StableHash.Mix(fault.Salt)));
            if (fate != before)
            {
                Effects?.Note(cause);
            }
        }

        var over = now + fate.Delay + (fate.Fails ? RetryAfter : Duration.Zero);
        SlowUntil = over > SlowUntil ? over : SlowUntil;
        return fate;
    }
}
