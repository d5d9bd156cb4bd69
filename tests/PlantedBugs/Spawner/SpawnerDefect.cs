namespace Distribution.PlantedBugs;

/// <summary>Defects of <see cref="SpawnerScenario"/>'s protocol.</summary>
public enum SpawnerDefect
{
    /// <summary>None: it is right.</summary>
    None,

    /// <summary>A request that comes again starts another child.</summary>
    [Planted("loss", "duplication", "spike", "cut", "partition", "slow", "pause", "clog", "reordering", "bandwidth", "corruption", "crash")]
    StartsTwice,

    /// <summary>Who is asked again for a child that runs is silent, because it has said so already: a lost answer is lost for good
    /// (partisan issue 75: two who join at once through a third are never answered).</summary>
    [Planted("loss", "cut", "partition", "corruption", "crash", "half-open", "reset", Thread = "lasp-lang/partisan#75")]
    AnswersOnce,

    /// <summary>Children go on without anybody who wants them (corrosion issue 566: ghosts of a membership event that was
    /// dropped).</summary>
    [Planted("crash", "half-open", "loss", "cut", "partition", "corruption", "bandwidth", Thread = "superfly/corrosion#566")]
    OrphansStay,

    /// <summary>Requests are numbered from the beginning in every life, so that a child of the last one is taken for the new (tigerbeetle
    /// issue 3237: a restart takes a stream of its own).</summary>
    [Planted("crash", "half-open", Thread = "tigerbeetle/tigerbeetle#3237")]
    NumbersAnew,

    /// <summary>A child whose start is reported after its request was cancelled is kept.</summary>
    [Planted("spike", "slow", "pause", "cut", "partition", "clog", "loss", "reordering", "duplication")]
    LateStartCounts,
}
