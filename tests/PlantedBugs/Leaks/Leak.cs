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

    /// <summary>How the culture writes numbers.</summary>
    NumberFormat,

    /// <summary>The culture's upper-case letters: Turkish has two of i.</summary>
    LetterCase,

    /// <summary>How many processors the process has.</summary>
    Processors,
}
