namespace Distribution.PlantedBugs;

/// <summary>Defects of <see cref="StreamScenario"/>'s protocol.</summary>
public enum StreamDefect
{
    /// <summary>None: it is right.</summary>
    None,

    /// <summary>After the connection broke, what comes first counts as the next, so that what is sent again is taken twice.</summary>
    [Planted("reset")]
    StartsAfreshAfterReset,

    /// <summary>When the connection breaks the sender takes what was on its way for received (foca issue 30: what was to be flushed is gone
    /// with its owner).</summary>
    [Planted("reset", Thread = "caio/foca#30")]
    ForgetsOnReset,

    /// <summary>What is received is acknowledged first and stored later (stateright issue 82: recovery takes a store that is spoken of
    /// explicitly).</summary>
    [Planted("crash", Thread = "stateright/stateright#82")]
    AcknowledgesUnstored,

    /// <summary>What comes is handed on, in whatever order (camunda issue 613: events of a topology out of order).</summary>
    [Planted("reordering", "loss", "spike", "duplication", "slow", Thread = "camunda/camunda#613")]
    HandsOnAsItComes,

    /// <summary>Nothing is sent again: a queue on the way that is full loses it without a word (exo issue 1434).</summary>
    [Planted("bandwidth", "loss", "cut", "partition", "crash", "half-open", "corruption", Thread = "exo-explore/exo#1434")]
    SendsOnce,

    /// <summary>Nobody looks at the checksum.</summary>
    [Planted("corruption")]
    IgnoresChecksum,
}
