namespace Distribution.Simulator;

/// <summary>What a node that is started again still has.</summary>
public enum Remnant
{
    /// <summary>Nothing: a new machine at the old address.</summary>
    Nothing,

    /// <summary>What it had put into its store for certain; what it wrote since is gone.</summary>
    Synced,

    /// <summary>All that it had in memory.</summary>
    Everything,
}
