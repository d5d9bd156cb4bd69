namespace Distribution.PlantedBugs;

/// <summary>Who may ask whom.</summary>
public enum RumorTopology
{
    /// <summary>Everybody everybody.</summary>
    Complete,

    /// <summary>Each its two neighbours.</summary>
    Ring,
}
