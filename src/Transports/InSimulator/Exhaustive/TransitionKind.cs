namespace Distribution.InSimulator;

/// <summary>What may happen in a state space.</summary>
internal enum TransitionKind
{
    /// <summary>A message arrives.</summary>
    Deliver,

    /// <summary>A timer expires.</summary>
    Expire,

    /// <summary>A node does a step of the workload.</summary>
    Work,

    /// <summary>A message is lost. It and what follows are faults, each kind with a budget of its own.</summary>
    Lose,

    /// <summary>A message is on its way once more.</summary>
    Duplicate,

    /// <summary>A node goes down.</summary>
    Crash,

    /// <summary>A node that is down comes up.</summary>
    Restart,
}
