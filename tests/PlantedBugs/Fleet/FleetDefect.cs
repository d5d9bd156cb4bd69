namespace Distribution.PlantedBugs;

/// <summary>Defects of <see cref="FleetScenario"/>'s program.</summary>
public enum FleetDefect
{
    /// <summary>None: it is right.</summary>
    None,

    /// <summary>A node is written down when it is asked for, whether it comes up or not.</summary>
    [Planted("boot-failure", "slow-boot")]
    CountsWhatItAsksFor,
}
