using Distribution.Protocol;

namespace Distribution.Simulator;

/// <summary>
/// What the nodes of one machine cost its processors: the overheads of LogP (Culler et al. 1993), which a sender and a receiver pay in
/// processor time beside the latency that a message is on its way, and the wake-up of a process that sleeps. Immutable.
/// </summary>
public sealed record ProcessorCosts
{
    /// <summary>How many processors the nodes share: 1 or more.</summary>
    public int Processors
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 1;

    /// <summary>What a node that sleeps pays before what has come to it.</summary>
    public Duration WakeUp { get; init => field = NotNegative(value); }

    /// <summary>How long a node that has nothing to do looks for more before it sleeps.</summary>
    public Duration Awake { get; init => field = NotNegative(value); }

    /// <summary>What a node pays for a message from another before it acts on it.</summary>
    public Duration Received { get; init => field = NotNegative(value); }

    /// <summary>What a node pays for a message to another before it leaves.</summary>
    public Duration Sent { get; init => field = NotNegative(value); }

    /// <summary>What a node pays before it runs a user's service.</summary>
    public Duration Executed { get; init => field = NotNegative(value); }

    private static Duration NotNegative(Duration value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, Duration.Zero);
        return value;
    }
}
