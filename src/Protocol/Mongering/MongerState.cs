namespace Distribution.Protocol;

/// <summary>What a site of <see cref="RumorMongering{TEnvironment}"/> remembers. 20 bytes.</summary>
public struct MongerState
{
    /// <summary>Its phase, as <see cref="GossipClock"/> draws it.</summary>
    internal int Phase;

    /// <summary>The cycle to which what follows belongs.</summary>
    internal int Cycle;

    // Cycle plus 1; 0: not yet.
    private int learned;

    /// <summary>Unnecessary contacts, as the stop rule counts them.</summary>
    internal ushort Count;

    /// <summary>Connections accepted in this cycle.</summary>
    internal ushort Accepted;

    /// <summary>What else happened in this cycle.</summary>
    internal CycleMarks Marks;

    private bool isStopped;

    /// <summary>Contacts and calls of a cycle, until it ends.</summary>
    [Flags]
    internal enum CycleMarks : byte
    {
        /// <summary>Nothing happened.</summary>
        None = 0,

        /// <summary>A contact was necessary.</summary>
        Needed = 1,

        /// <summary>A contact was not.</summary>
        Unneeded = 2,

        /// <summary>The site loses interest when the cycle ends.</summary>
        Stopping = 4,

        /// <summary>The site has served a call.</summary>
        Served = 8,
    }

    /// <summary>Whether the site knows the rumor.</summary>
    public readonly bool Knows => learned != 0;

    /// <summary>Whether it knows the rumor and spreads it.</summary>
    public readonly bool IsInfective => learned != 0 && !isStopped;

    /// <summary>The cycle in which it learned the rumor; -1 if it does not know it.</summary>
    public readonly int LearnedInCycle => learned - 1;

    /// <summary>Whether it knew the rumor at the start of the cycle.</summary>
    internal readonly bool KnewBefore(int cycle) => learned != 0 && learned <= cycle;

    internal void Learn(int cycle) => learned = cycle + 1;

    internal void Stop() => isStopped = true;
}
