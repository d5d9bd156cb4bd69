namespace Distribution.PlantedBugs;

/// <summary>Defects of <see cref="ReturnScenario"/>'s full nodes.</summary>
public enum ReturnDefect
{
    /// <summary>None: they are right.</summary>
    None,

    /// <summary>Who hears that it is suspected says that it lives, but at the version that is suspected.</summary>
    [Planted("pause", "cut", "partition", "clog", "loss", "spike", "slow", "crash", "half-open")]
    RefutesAsItIs,

    /// <summary>A node that starts again takes itself for the life that ended: it returns into groups that it has no longer.</summary>
    [Planted("crash", "half-open")]
    LivesAsBefore,

    /// <summary>A node objects also if others are accused, as though it were meant (memberlist issue 345 is the other way round): the dead
    /// come back.</summary>
    [Planted("crash", "half-open", "partition", "cut", "pause", "clog")]
    ObjectsForOthers,
}
