namespace Distribution.Protocol;

/// <summary>What a site of <see cref="RumorMongering{TEnvironment}"/> remembers: in which cycles it learned the rumor and lost interest, so
/// that it can be judged by the state at the start of a cycle. 8 bytes.</summary>
public struct MongerState
{
    // Cycles plus 1; 0: not yet.
    private int learned;
    private int stopped;

    /// <summary>Whether the site knows the rumor.</summary>
    public readonly bool Knows => learned != 0;

    /// <summary>Whether it knows the rumor and spreads it.</summary>
    public readonly bool IsInfective => learned != 0 && stopped == 0;

    /// <summary>The cycle in which it learned the rumor; -1 if it does not know it.</summary>
    public readonly int LearnedInCycle => learned - 1;

    internal void Learn(int cycle) => learned = cycle + 1;

    internal void Stop(int cycle) => stopped = cycle + 1;
}
