namespace Distribution.Concurrency;

/// <summary>How one run of a body ended.</summary>
internal enum Verdict
{
    /// <summary>Nothing was wrong.</summary>
    Passed,

    /// <summary>A check did not hold.</summary>
    Violated,

    /// <summary>Something threw what nobody caught.</summary>
    Threw,

    /// <summary>All that is left waits for each other, or for what nobody will bring.</summary>
    Deadlocked,

    /// <summary>It did not end within the steps allowed.</summary>
    Unending,

    /// <summary>Something ran or waited where no schedule decides: the explorer can say nothing of this body.</summary>
    Escaped,
}
