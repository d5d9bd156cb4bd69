using System.Runtime.CompilerServices;
using Distribution.Protocol;
using Distribution.Simulator;

namespace Distribution.InSimulator;

/// <content>Messages on their way.</content>
internal sealed partial class World<TMessage>
{
    // How many messages each sender has sent to each receiver, for rules that single one out. Kept while rules are in force.
    private readonly Dictionary<(int From, int To, bool IsNotice), int> numbers = [];

    /// <summary>Whether the chance of a message depends on its name alone and not on what its sender sent before.</summary>
    internal bool ChanceByName { get; init; }

    /// <summary>Whether what is read from a changed message reaches the node: nothing checks the bytes on this wire.</summary>
    internal bool DeliversCorrupted { get; init; }

    /// <summary>How messages look on a wire, for the faults that ask.</summary>
    internal required MessageForm<TMessage> Form { get; init; }

    // The call is where the jit starts afresh: inlined into the protocol, it would use up the budget for what it calls itself.
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal void Send(int from, NodeId to, in TMessage message, bool isTransmission = false)
    {
        if (unchecked((uint)to.Index) >= (uint)NodeCount)
        {
            ThrowNoNode(to);
        }

        Counters.Sent++;
        Counters.Transmitted += isTransmission ? 1 : 0;
        if (to.Index == from)
        {
            SendToSelf(from, message);
        }
        else if (Network.HasRules || ChanceByName)
        {
            SendByRules(from, to, message, isTransmission);
        }
        else if (Network.Transmit(ref Cells[from].Network, isTransmission, ref Counters, out var delay, out var copyDelay))
        {
            Deliver(from, to.Index, delay, message);
            if (copyDelay.Nanoseconds >= 0)
            {
                Deliver(from, to.Index, copyDelay, message);
            }
        }
    }

    /// <summary>What the network does to something that a node's machine sends to another's, such as a refusal.</summary>
    /// <returns>Whether it arrives.</returns>
    internal bool Travels(NodeId from, NodeId to, out Duration delay)
    {
        var uncounted = default(Counters);
        if (!Network.HasRules && !ChanceByName)
        {
            return Network.Transmit(ref Cells[from.Index].Network, isTransmission: false, ref uncounted, out delay, out _);
        }

        var notice = new LinkMessage(NameNext(from.Index, to, isNotice: true), Timeline.Now, Bytes: 0, IsTransmission: false);
        var fate = Network.Judge(NextWord(notice.Link), notice, ref uncounted);
        delay = fate.First.Delay;
        return fate.Arrives && fate.First.Corruption == 0;
    }

    /// <summary>When the last of the messages that are on their way from a node arrives, by receiver. Linear in all that waits.</summary>
    internal Dictionary<int, Instant> LastArrivalsFrom(int node)
    {
        var last = new Dictionary<int, Instant>();
        foreach (var (at, item) in Timeline.Waiting())
        {
            if (item.Kind == EventKind.Message && item.Detail == node && at > last.GetValueOrDefault(item.Node))
            {
                last[item.Node] = at;
            }
        }

        return last;
    }

    /// <summary>Whether a message arrives at a node that is up; counted either way.</summary>
    internal bool IsHeard(int node)
    {
        if (!IsUp(node))
        {
            Counters.Unheard++;
            return false;
        }

        Counters.Delivered++;
        return true;
    }

    private static void ThrowNoNode(NodeId to) =>
        throw new ArgumentOutOfRangeException(nameof(to), to, "There is no such node in this run.");

    private void SendToSelf(int node, in TMessage message)
    {
        var number = Tracer?.Sent(Timeline.Now, node, node, message, new Fate(new Arrival(Duration.Zero))) ?? 0;
        Deliver(node, node, Duration.Zero, message, number);
    }

    private void SendByRules(int from, NodeId to, in TMessage message, bool isTransmission)
    {
        var leaves = Timeline.Now + PaySending(from);
        var sent = new LinkMessage(NameNext(from, to, isNotice: false), leaves, Form.BytesOf(message), isTransmission);
        var fate = Network.Judge(NextWord(sent.Link), sent, ref Counters);
        fate = leaves > Timeline.Now ? fate.Later(leaves - Timeline.Now) : fate;
        var number = Tracer?.Sent(Timeline.Now, from, to.Index, message, fate) ?? 0;
        if (!fate.Arrives)
        {
            return;
        }

        DeliverAsIs(from, to.Index, fate.First, message, number);
        if (fate.Second is { } second)
        {
            DeliverAsIs(from, to.Index, second, message, number);
        }
    }

    /// <summary>A changed form is read, as a wire's end does, which must bear it; then its checksum does not fit and nobody gets
    /// it.</summary>
    private void DeliverAsIs(int from, int to, Arrival arrival, in TMessage message, int number)
    {
        if (arrival.Corruption == 0)
        {
            Deliver(from, to, arrival.Delay, message, number);
            return;
        }

        if (Form.TryChange(message, arrival.Corruption, out var changed) && DeliversCorrupted)
        {
            Deliver(from, to, arrival.Delay, changed, number);
        }
        else
        {
            Counters.Corrupted++;
        }
    }

    /// <summary>The chance of a message: while a run is explored its own, so that what happens elsewhere does not shift it; else the
    /// next of its sender, as in the network without rules.</summary>
    private ulong NextWord(MessageName name) => ChanceByName ? name.Word(seed) : Cells[name.From.Index].Network.Next();

    private MessageName NameNext(int from, NodeId to, bool isNotice)
    {
        var number = numbers.GetValueOrDefault((from, to.Index, isNotice));
        numbers[(from, to.Index, isNotice)] = number + 1;
        return new MessageName(new NodeId(from), to, number, isNotice);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Deliver(int from, int to, Duration delay, in TMessage message, int number = 0)
    {
        InFlight++;
        Timeline.Schedule(
            Timeline.Now + delay,
            new SimulationEvent<TMessage>(EventKind.Message, to, from, number) { Message = message });
    }
}
