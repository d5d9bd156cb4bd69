namespace Distribution.Protocol;

/// <summary>When sites act. <see cref="GossipClock"/> keeps each of them.</summary>
public enum ClockModel
{
    /// <summary>All in the same cycles; everybody decides on the state at the start of the cycle.</summary>
    Synchronous,

    /// <summary>All with the same period, each with a random phase of its own; everybody decides on the state of the moment.</summary>
    Staggered,

    /// <summary>Each at the points of a Poisson process of rate 1 a period; everybody decides on the state of the moment.</summary>
    Poisson,
}
