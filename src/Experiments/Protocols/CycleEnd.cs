namespace Distribution.Experiments.Protocols;

/// <summary>When a run in cycles is over.</summary>
internal enum CycleEnd
{
    /// <summary>With the cycle in which the last site that can learn did.</summary>
    AllKnow,

    /// <summary>When no site spreads the rumor any more, which takes nobody's answer.</summary>
    NobodySpreads,

    /// <summary>When no site spreads the rumor any more; a site stops only by what others answer.</summary>
    NobodySpreadsAfterFeedback,
}
