namespace Distribution.PlantedBugs;

/// <summary>Defects of <see cref="LedgerScenario"/>'s protocol.</summary>
public enum LedgerDefect
{
    /// <summary>None: it is right.</summary>
    None,

    /// <summary>What a batch that was cut short leaves over is never taken up again.</summary>
    [Planted("buggify")]
    ForgetsTheRest,
}
