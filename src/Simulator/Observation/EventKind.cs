namespace Distribution.Simulator;

/// <summary>What an event of the timeline is. Part of the trace hash: never renumber.</summary>
public enum EventKind
{
    /// <summary>A message arrives.</summary>
    Message = 0,

    /// <summary>A timer expires.</summary>
    Timer = 1,

    /// <summary>Something from outside of the nodes: a rumor's origin, a command, a fault, a program's continuation.</summary>
    Action = 2,
}
