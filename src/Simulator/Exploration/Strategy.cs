using Distribution.Protocol;

namespace Distribution.Simulator;

/// <summary>
/// A way of choosing schedules. Time decides the order of events here, so a schedule is how long each message is on its way: a strategy
/// is a rule on all links that puts messages off, and what it does is written down like any other chance.
/// </summary>
public abstract class Strategy
{
    /// <summary>All there are.</summary>
    public static IReadOnlyList<Strategy> All { get; } = [new NoStrategy(), new RandomDelays(), new RandomPriorities(), new FewDelays()];

    /// <summary>The name, as the command line has it.</summary>
    public abstract string Name { get; }

    /// <summary>What it does, in a line.</summary>
    public abstract string Summary { get; }

    /// <summary>The rule for one run; null: messages are not put off.</summary>
    /// <param name="chance">All chance of the rule: the run's seed, or that of the part of it in which the rule is in force.</param>
    /// <param name="nodes">How many nodes there are.</param>
    /// <param name="from">When it begins.</param>
    /// <param name="until">When it ends.</param>
    public abstract LinkRule? Rule(ulong chance, int nodes, Instant from, Instant until);

    /// <summary>At most so many of a run's messages, by their numbers in it. How many there will be is not known, so they are among the
    /// first 64, 128, .. 2048.</summary>
    private protected static SortedSet<ulong> SomeMessages(ref RandomStream stream, int count)
    {
        const int Least = 64;
        const int Doublings = 6;
        var messages = (ulong)Least << (int)stream.Below(Doublings);
        var chosen = new SortedSet<ulong>();
        for (var number = 0; number < count; number++)
        {
            chosen.Add(stream.Below(messages));
        }

        return chosen;
    }

    /// <summary>A delay from zero to a second, short ones as likely as long ones.</summary>
    private protected static Duration Delay(ulong word)
    {
        const int Halvings = 10;
        var stream = new RandomStream(word);
        var most = Duration.FromSeconds(1).Nanoseconds >> (int)stream.Below(Halvings);
        return new Duration(most).Part(stream.Next());
    }
}
