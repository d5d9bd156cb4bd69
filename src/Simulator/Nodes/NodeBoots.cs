using Distribution.Protocol;

namespace Distribution.Simulator;

/// <summary>How boots go wrong: those of nodes that nodes spawn and those of nodes that start again after a crash.</summary>
/// <remarks>Belongs to one run. One thread at a time.</remarks>
public sealed class NodeBoots
{
    private readonly List<BootFault> faults = [];

    /// <summary>How long after a boot that failed a node that is to come back boots again.</summary>
    public static Duration RetryAfter { get; } = Duration.FromSeconds(1);

    /// <summary>When the last of the boots is over that take longer, or are made again.</summary>
    public Instant SlowUntil { get; private set; }

    /// <summary>A fault of boots begins.</summary>
    public void Add(BootFault fault) => faults.Add(fault);

    /// <summary>A fault of boots is over. Boots that have begun go on as was decided.</summary>
    public void Remove(BootFault fault) => faults.Remove(fault);

    /// <summary>What becomes of a boot that begins now.</summary>
    /// <param name="now">The present.</param>
    /// <param name="word">All chance of this boot, by the run's seed, the node and the number of its boots.</param>
    /// <returns>How much longer it takes, and whether it fails then.</returns>
    public BootFate Judge(Instant now, ulong word)
    {
        var fate = default(BootFate);
        foreach (var fault in faults)
        {
            fate = fault.Apply(fate, StableHash.Mix(word ^ StableHash.Mix(fault.Salt)));
        }

        var over = now + fate.Delay + (fate.Fails ? RetryAfter : Duration.Zero);
        SlowUntil = over > SlowUntil ? over : SlowUntil;
        return fate;
    }
}
