using System.Runtime.CompilerServices;
using Distribution.InSimulator;
using Distribution.Protocol;

namespace Distribution.PlantedBugs;

/// <summary>The sender, or a receiver.</summary>
internal struct StreamNode
{
    /// <summary>The sender: how many items there are, and how many are still to be made.</summary>
    internal int Made;
    internal int ToMake;

    /// <summary>The sender: the first item that each receiver lacks, and by which store of it.</summary>
    internal PerNode<int> Acknowledged;
    internal PerNode<long> Stores;

    /// <summary>A receiver: its store, the first item that it lacks, and those beyond that have come, as bits.</summary>
    internal int Store;
    internal int Expected;
    internal ulong Early;
    internal bool IsFresh;

    /// <summary>A receiver: what it has handed on, in order.</summary>
    internal StreamLog Log;
    internal int Handed;

    public override readonly string ToString() =>
        $"made {Made}, {ToMake} to make, acknowledged by {Acknowledged}; store {Store} lacks item {Expected}, {Handed} handed on";
}

/// <summary>What was handed on.</summary>
[InlineArray(Length)]
internal struct StreamLog
{
    internal const int Length = 64;

    private long first;
}

/// <summary>Ordered and reliable delivery from node 0 to all others: numbers, cumulative acknowledgements, a window that is sent again until
/// it is acknowledged, and receivers that store what they have before they say so.</summary>
internal sealed class ItemStream(int nodes, StreamDefect defect)
    : IConnectedProtocol<StreamNode, StreamMessage, SimulatedEnvironment<StreamMessage>>, IDescribed<StreamNode>
{
    private const int Window = 8;

    private static readonly TimerId Again = new(0);
    private static readonly TimerId Makes = new(1);
    private static readonly Duration Period = Duration.FromMilliseconds(250);
    private static readonly Duration Pace = Duration.FromMilliseconds(20);
    private static readonly NodeId Sender = new(0);

    public void OnStart(ref StreamNode state, SimulatedEnvironment<StreamMessage> environment)
    {
        if (state.Store == 0)
        {
            state.Store = 1 + environment.NextRandom(int.MaxValue - 1);
            environment.Sync();
        }

        environment.SetTimer(Again, Period);
    }

    /// <summary>A user has items to send.</summary>
    internal static void Make(ref StreamNode state, int items, SimulatedEnvironment<StreamMessage> environment)
    {
        state.ToMake += items;
        environment.SetTimer(Makes, Pace);
    }

    public void OnTimer(ref StreamNode state, TimerId timer, SimulatedEnvironment<StreamMessage> environment)
    {
        if (timer == Makes)
        {
            for (var receiver = 1; receiver < nodes; receiver++)
            {
                environment.Send(new NodeId(receiver), StreamMessage.Item(state.Made));
            }

            state.Made++;
            environment.SetTimer(Makes, --state.ToMake > 0 ? Pace : Duration.MaxValue);
            return;
        }

        for (var receiver = 1; receiver < nodes && environment.Self == Sender && defect != StreamDefect.SendsOnce; receiver++)
        {
            SendAgain(ref state, new NodeId(receiver), environment);
        }

        if (environment.Self != Sender)
        {
            environment.Sync();
            environment.Send(Sender, StreamMessage.Acknowledgement(state.Expected, state.Store));
        }

        environment.SetTimer(Again, Period);
    }

    public void OnMessage(ref StreamNode state, NodeId from, in StreamMessage message, SimulatedEnvironment<StreamMessage> environment)
    {
        if ((!message.IsIntact && defect != StreamDefect.IgnoresChecksum) || message.Number is < 0 or >= StreamLog.Length)
        {
            return;
        }

        if (message.IsItem == 1)
        {
            Receive(ref state, (int)message.Number, message.Content[0]);
            if (defect != StreamDefect.AcknowledgesUnstored)
            {
                environment.Sync();
            }

            environment.Send(from, StreamMessage.Acknowledgement(state.Expected, state.Store));
        }
        else
        {
            // Another store is another machine: it has only what it says. The same one never lacks what it had.
            var isKnown = state.Stores[from.Index] == message.Store;
            state.Acknowledged[from.Index] = isKnown ? Math.Max(state.Acknowledged[from.Index], (int)message.Number) : (int)message.Number;
            state.Stores[from.Index] = message.Store;
        }
    }

    public void OnDisconnected(ref StreamNode state, NodeId peer, SimulatedEnvironment<StreamMessage> environment)
    {
        state.IsFresh = true;
        if (environment.Self == Sender && defect == StreamDefect.ForgetsOnReset)
        {
            state.Acknowledged[peer.Index] = state.Made;
        }
        else if (environment.Self == Sender && defect != StreamDefect.SendsOnce)
        {
            SendAgain(ref state, peer, environment);
        }
    }

    public string NameOf(TimerId timer) => timer == Makes ? "makes an item" : "tells again";

    private static void SendAgain(ref StreamNode state, NodeId receiver, SimulatedEnvironment<StreamMessage> environment)
    {
        var first = state.Acknowledged[receiver.Index];
        for (var number = first; number < Math.Min(state.Made, first + Window); number++)
        {
            environment.Send(receiver, StreamMessage.Item(number));
        }
    }

    private void Receive(ref StreamNode state, int number, long item)
    {
        if (defect == StreamDefect.HandsOnAsItComes)
        {
            state.Expected = Math.Max(state.Expected, number);
        }
        else if (defect == StreamDefect.StartsAfreshAfterReset && state.IsFresh)
        {
            state.Expected = number;
        }

        state.IsFresh = false;
        if (number > state.Expected)
        {
            state.Early |= 1UL << number;
        }
        else if (number == state.Expected)
        {
            HandOn(ref state, item);
            while (state.Expected < StreamLog.Length && (state.Early >> state.Expected & 1) != 0)
            {
                HandOn(ref state, state.Expected);
            }
        }
    }

    private static void HandOn(ref StreamNode state, long item)
    {
        state.Log[Math.Min(state.Handed++, StreamLog.Length - 1)] = item;
        state.Expected++;
    }
}
