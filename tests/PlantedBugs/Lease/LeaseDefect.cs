namespace Distribution.PlantedBugs;

/// <summary>Defects of <see cref="LeaseScenario"/>'s protocol.</summary>
public enum LeaseDefect
{
    /// <summary>None: it is right.</summary>
    None,

    /// <summary>What is guarded takes whatever comes, because holders stop in time by themselves: one that was halted does not (turmoil
    /// issue 22: a pause is one of its own clock).</summary>
    [Planted("pause", "slow", "spike", "clog", "reordering", "drift", "duplication", Thread = "tokio-rs/turmoil#22")]
    NobodyChecks,

    /// <summary>What is guarded takes what comes before the holder's lease ends, as the holder's clock says, and compares that with its
    /// own.</summary>
    [Planted("skew", "step", "drift")]
    ComparesClocks,

    /// <summary>A renewal is granted without a look at who holds the lease by now (orleans issue 4847: why old votes must
    /// expire).</summary>
    [Planted("spike", "clog", "reordering", "duplication", Thread = "dotnet/orleans#4847")]
    RenewsAnybody,
}
