namespace Distribution.Protocol;

/// <summary>How a node watches the nodes that it knows of: SWIM (Das, Gupta, Motivala 2002) with suspicion. Immutable.</summary>
public sealed record LivenessOptions
{
    private readonly Duration interval = Duration.FromSeconds(1);
    private readonly Duration timeout = Duration.FromMilliseconds(500);
    private readonly int helpers = 3;
    private readonly int suspicion = 4;
    private readonly int retransmit = 4;
    private readonly int pushes = 3;

    /// <summary>The defaults, which are those of memberlist for a local network.</summary>
    public static LivenessOptions Default { get; } = new();

    /// <summary>The protocol period: how often one other node is probed. Above 0; default 1 s.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not above 0.</exception>
    public Duration Interval
    {
        get => interval;
        init => interval = value > Duration.Zero ? value : throw OutOfRange(nameof(Interval), value, "above 0");
    }

    /// <summary>How long a probe waits for its answer before others are asked to try. Above 0; default 500 ms.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not above 0.</exception>
    public Duration Timeout
    {
        get => timeout;
        init => timeout = value > Duration.Zero ? value : throw OutOfRange(nameof(Timeout), value, "above 0");
    }

    /// <summary>How many others are asked to try. 0 or more; default 3.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 0.</exception>
    public int Helpers
    {
        get => helpers;
        init => helpers = value >= 0 ? value : throw OutOfRange(nameof(Helpers), value, "0 or more");
    }

    /// <summary>How long a suspected node has to object: this many periods, times the decimal logarithm of the number of nodes if that is
    /// above 1. 1 or more; default 4.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int SuspicionMultiplier
    {
        get => suspicion;
        init => suspicion = AtLeastOne(nameof(SuspicionMultiplier), value);
    }

    /// <summary>How often a node repeats what it has learned: this many times ceil(log10(n + 1)). 1 or more; default 4.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int RetransmitMultiplier
    {
        get => retransmit;
        init => retransmit = AtLeastOne(nameof(RetransmitMultiplier), value);
    }

    /// <summary>To how many others a node passes on at once what it has learned; the rest travels on probes. 0 or more; default
    /// 3.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 0.</exception>
    public int Pushes
    {
        get => pushes;
        init => pushes = value >= 0 ? value : throw OutOfRange(nameof(Pushes), value, "0 or more");
    }

    /// <summary>How long a suspected node among <paramref name="nodes"/> has to object.</summary>
    internal Duration SuspicionTime(int nodes)
    {
        var scale = Math.Max(1, DeterministicMath.Log(Math.Max(1, nodes)) / DeterministicMath.Log(10));
        return new Duration((long)(Interval.Nanoseconds * scale * SuspicionMultiplier));
    }

    /// <summary>How often each node among <paramref name="nodes"/> repeats an update.</summary>
    internal int Transmissions(int nodes)
    {
        var digits = 1;
        for (var bound = 10L; bound <= nodes; bound *= 10)
        {
            digits++;
        }

        return RetransmitMultiplier * digits;
    }

    private static int AtLeastOne(string name, int value) => value >= 1 ? value : throw OutOfRange(name, value, "1 or more");

    private static ArgumentOutOfRangeException OutOfRange(string name, object value, string allowed) =>
        new(name, value, $"{name} must be {allowed}.");
}
