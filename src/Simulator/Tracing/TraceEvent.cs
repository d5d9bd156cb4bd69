using Distribution.Protocol;

namespace Distribution.Simulator;

/// <summary>One event of a traced run.</summary>
public sealed record TraceEvent
{
    /// <summary>Which it is of all events of the run: 1 for the first.</summary>
    public required long Number { get; init; }

    /// <summary>When, in true time.</summary>
    public required Instant At { get; init; }

    /// <summary>What it is.</summary>
    public required EventKind Kind { get; init; }

    /// <summary>The node that it happens to; -1: none, such as the program around the nodes.</summary>
    public required int Node { get; init; }

    /// <summary>The sender of a message; -1: it is none.</summary>
    public int Sender { get; init; } = -1;

    /// <summary>The message, the timer or the action, in words.</summary>
    public required string What { get; init; }

    /// <summary>The number of the event during which this one was decided: the message sent, the timer armed, the action asked for. 0:
    /// before the first event or from outside, as faults and the workload are.</summary>
    public required long Cause { get; init; }

    /// <summary>The number of the message, <see cref="TraceMessage.Number"/>; 0: it is none.</summary>
    public long Message { get; init; }

    /// <summary>What became of it: nobody heard the message, the timer had been armed again; of what a message carried, what a full node
    /// took in (<see cref="Lack.Takes"/>) or refused. Empty: it took place, and there is nothing more to say.</summary>
    public string Remark { get; init; } = "";

    /// <summary>The node's state after it, where the protocol says it (<see cref="IDescribed{TState}"/>); empty: it does not.</summary>
    public string State { get; init; } = "";

    /// <summary>The hash of all events up to this one: where those of two runs differ, so do the runs.</summary>
    public ulong Hash { get; init; }
}
