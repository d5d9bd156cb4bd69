namespace Distribution.PlantedBugs;

/// <summary>What a run of <see cref="LeakScenario"/> depends on beside its seed.</summary>
public enum Leak
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The time of day.</summary>
    WallClock,

    /// <summary>The order of strings in a hash set, which differs from process to process.</summary>
    HashOrder,

    /// <summary>Globally unique identifiers, which are random.</summary>
    NewGuid,

    /// <summary>A static, which remembers the runs before (madsim issue 174: statics leak between runs).</summary>
    Static,
}
