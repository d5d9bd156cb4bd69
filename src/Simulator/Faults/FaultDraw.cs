using Distribution.Protocol;

namespace Distribution.Simulator;

/// <summary>Chance for faults, within the bounds of a run. One stream a kind, so that to leave a kind out changes no other.</summary>
public sealed class FaultDraw
{
    private readonly FaultSpace space;
    private RandomStream stream;

    internal FaultDraw(FaultSpace space, RandomStream stream)
    {
        this.space = space;
        this.stream = stream;
    }

    /// <summary>How many nodes there are.</summary>
    public int NodeCount => space.Nodes;

    /// <summary>How many nodes, from 0 on, come to no harm of their own.</summary>
    public int Core => space.Core;

    /// <summary>A number in 0 .. <paramref name="bound"/> - 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The bound is below 1: there is no such number.</exception>
    public int Below(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        return (int)stream.Below((ulong)bound);
    }

    /// <summary>One of the nodes that may come to harm.</summary>
    public int Node() => space.Core + Below(space.Nodes - space.Core);

    /// <summary>Two different nodes, core or not.</summary>
    public (int One, int Other) Pair()
    {
        var one = Below(space.Nodes);
        return (one, (one + 1 + Below(space.Nodes - 1)) % space.Nodes);
    }

    /// <summary>A duration from <paramref name="least"/> to <paramref name="most"/>, short ones as likely as long ones: its logarithm is
    /// uniform, as far as halving goes.</summary>
    public Duration Between(Duration least, Duration most)
    {
        var halvings = 0;
        while (most.Nanoseconds >> (halvings + 1) > least.Nanoseconds)
        {
            halvings++;
        }

        var top = Math.Max(least.Nanoseconds, most.Nanoseconds >> Below(halvings + 1));
        var bottom = Math.Max(least.Nanoseconds, top / 2);
        return new Duration(bottom + (long)stream.Below((ulong)(top - bottom) + 1));
    }

    /// <summary>A probability in whole percent, both ends included.</summary>
    public Probability Percent(int least, int most) => new((least + Below(most - least + 1)) / 100.0);

    /// <summary>A time before the end of the faults, and how long something that begins then may last.</summary>
    public (Instant At, Duration For) Span()
    {
        var horizon = space.Horizon.Nanoseconds;
        var at = (long)stream.Below((ulong)horizon);
        return (new Instant(at), Between(Duration.FromMilliseconds(1), new Duration(Math.Max(1_000_000, horizon - at))));
    }
}
