using System.Runtime.CompilerServices;
using Distribution.Protocol;

namespace Distribution.Simulator;

/// <summary>
/// The network between the nodes of a run: decides what becomes of each message, in the order partition, loss, latency, duplication. A
/// message takes one draw from its sender's stream, whatever the options are, and every decision is its own function of that draw: to
/// switch loss on moves no latency.
/// </summary>
/// <remarks>No allocation a message. One thread at a time.</remarks>
public sealed class Network(NetworkOptions options)
{
    private const ulong LatencyPurpose = 0xa0761d6478bd642f;
    private const ulong LossPurpose = 0xe7037ed1a0b428db;
    private const ulong TransmissionLossPurpose = 0x2d358dccaa6c78a5;
    private const ulong DuplicationPurpose = 0x8ebc6af09c88c6e3;
    private const ulong CopyPurpose = 0x589965cc75374cc3;

    private readonly Latency latency = options.Latency;
    private readonly Chance loss = options.Loss;
    private readonly Chance transmissionLoss = options.TransmissionLoss;
    private readonly Chance duplication = options.Duplication;
    private int[]? side;

    /// <summary>What it was made of.</summary>
    public NetworkOptions Options { get; } = options;

    /// <summary>Whether some nodes are kept apart now.</summary>
    public bool IsPartitioned => side is not null;

    /// <summary>Keeps sides apart: messages cross only between nodes of equal numbers, until <see cref="Heal"/>. What is on its way
    /// arrives.</summary>
    /// <param name="sideOfNode">A number for every node, by index; nodes beyond the end have number 0.</param>
    public void Partition(ReadOnlySpan<int> sideOfNode) => side = sideOfNode.ToArray();

    /// <summary>Ends the partition.</summary>
    public void Heal() => side = null;

    /// <summary>Decides about one message.</summary>
    /// <param name="stream">The sender's network stream.</param>
    /// <param name="from">The sender.</param>
    /// <param name="to">The receiver.</param>
    /// <param name="isTransmission">Whether the message carries a rumor.</param>
    /// <param name="counters">Counts what happens.</param>
    /// <param name="delay">How long the message is on its way, if it arrives.</param>
    /// <param name="copyDelay">How long a second copy is on its way; negative if there is none.</param>
    /// <returns>Whether it arrives.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Transmit(
        ref RandomStream stream,
        NodeId from,
        NodeId to,
        bool isTransmission,
        ref Counters counters,
        out Duration delay,
        out Duration copyDelay)
    {
        var word = stream.Next();
        delay = latency.At(StableHash.Mix(word ^ LatencyPurpose));
        copyDelay = new Duration(-1);
        if (side is not null && SideOf(from) != SideOf(to))
        {
            counters.Cut++;
            return false;
        }

        if ((loss.IsPossible && loss.Happens(StableHash.Mix(word ^ LossPurpose)))
            || (isTransmission && transmissionLoss.IsPossible && transmissionLoss.Happens(StableHash.Mix(word ^ TransmissionLossPurpose))))
        {
            counters.Lost++;
            return false;
        }

        if (duplication.IsPossible && duplication.Happens(StableHash.Mix(word ^ DuplicationPurpose)))
        {
            counters.Duplicated++;
            copyDelay = latency.At(StableHash.Mix(word ^ CopyPurpose));
        }

        return true;
    }

    private int SideOf(NodeId node) => node.Index < side!.Length ? side[node.Index] : 0;
}
