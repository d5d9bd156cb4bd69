namespace Distribution.PlantedBugs;

/// <summary>Defects of <see cref="KeeperScenario"/>'s full nodes and their program.</summary>
public enum KeeperDefect
{
    /// <summary>None: they are right.</summary>
    None,

    /// <summary>The program knows whom it has given the group by their addresses, so that a new life at one stays without.</summary>
    [Planted("crash", "half-open")]
    ForgetsOnRestart,

    /// <summary>A node that starts again begins its gossip messages with the numbers of its last life: others have seen those.</summary>
    [Planted("crash", "half-open")]
    NumbersAsBefore,
}
