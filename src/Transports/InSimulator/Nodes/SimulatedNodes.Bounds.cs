using Distribution.Protocol;

namespace Distribution.InSimulator;

/// <content>Messages that no frame of a wire could hold are refused as over TCP.</content>
public sealed partial class SimulatedNodes
{
    // So much of a message at the most is not text that a user gave: names, numbers, a header.
    private const int NamesBytesMax = 4_096;

    internal void Send(SimulatedNode node, NodeId to, in NodeMessage message)
    {
        if (options.Filter is null)
        {
            SendUnfiltered(node, to, message);
        }
        else if (options.Filter(node.Address, directory[to], message) is { } filtered)
        {
            SendUnfiltered(node, to, filtered);
        }
    }

    private void SendUnfiltered(SimulatedNode node, NodeId to, in NodeMessage message)
    {
        var envelope = new Envelope(message, nodes[to.Index].IsRunning ? nodes[to.Index].Incarnation : 0);
        if (to == node.Id
            || TextBytes(message) + NamesBytesMax <= options.MessageBytesMax
            || form.BytesOf(envelope) <= options.MessageBytesMax)
        {
            world.Send(node.Id.Index, to, envelope);
        }
        else
        {
            Refuse(node, to, message, envelope.Incarnation);
        }
    }

    /// <summary>How long the text in a message is, without encoding it; what users give travels in these alone.</summary>
    private static int TextBytes(in NodeMessage message) => message.Content switch
    {
        Call call => call.Arguments.Utf8Json.Length,
        Outcome { Error: { } error } => error.Message.Length * sizeof(char),
        Outcome outcome => outcome.Value!.Utf8Json.Length,
        RumorContent rumor => rumor.Call.Arguments.Utf8Json.Length,
        _ => 0,
    };

    private void Refuse(SimulatedNode node, NodeId to, in NodeMessage message, ulong incarnation)
    {
        var refusal = OversizedMessage.Refusal(message, options.MessageBytesMax);
        Observe(node, new NodeEvent(NodeEventKind.Dropped) { Node = directory[to], Error = refusal.Error });
        if (message.CallId == 0)
        {
            return;
        }

        var reply = NodeMessage.Reply(message.CallId, refusal);
        if (message.Kind == MessageKind.Reply)
        {
            world.Send(node.Id.Index, to, new Envelope(reply, incarnation));
            return;
        }

        var life = node.Life;
        Later(node, reply.Fingerprint, () =>
        {
            if (life is { IsOver: false })
            {
                protocol.OnMessage(ref node.State, to, reply, EnvironmentOf(node));
                AfterInput(node);
            }
        }, "a refusal comes back");
    }
}
