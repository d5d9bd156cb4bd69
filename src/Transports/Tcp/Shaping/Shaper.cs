using Distribution.Protocol;

namespace Distribution.Tcp;

/// <summary>
/// Does to the messages of a node what bad links would: each outgoing link may have a <see cref="LinkShape"/>. It stands between the node
/// and its connections and works on whole messages; below it TCP does what it does, so no packet is ever lost. Within the loop.
/// </summary>
/// <param name="timers">The loop's; a link has one timer, for the message that goes next.</param>
/// <param name="counts">Counts what is held and dropped.</param>
/// <param name="heldMax">How many messages a link holds at most.</param>
/// <param name="draw">64 random bits.</param>
/// <param name="send">Sends a message whose time has come.</param>
internal sealed class Shaper<TMessage>(TimerHeap timers, Counts counts, int heldMax, Func<ulong> draw, Transmission<TMessage> send)
    where TMessage : struct
{
    private readonly Dictionary<int, ShapedLink<TMessage>> links = [];

    /// <summary>Whether no link has a shape and no message is held.</summary>
    internal bool IsIdle => links.Count == 0;

    /// <summary>Gives a link a shape. What is held keeps its time; where links held messages back until now, they go now.</summary>
    internal void Shape(NodeId to, LinkShape shape, Instant now)
    {
        if (!links.TryGetValue(to.Index, out var link))
        {
            links.Add(to.Index, link = new ShapedLink<TMessage>());
        }

        link.Shape = shape;
        Release(to, link, now);
    }

    /// <summary>Holds a message or drops it, if the link that it takes does.</summary>
    /// <returns>Null: it goes on as if there were no shaper.</returns>
    internal SendResult? Take(NodeId to, in TMessage message, Instant now)
    {
        if (!links.TryGetValue(to.Index, out var link))
        {
            return null;
        }

        if (link.Drops(draw))
        {
            // To the sender it has left.
            counts.DroppedByShape++;
            return SendResult.Queued;
        }

        var due = link.DueOf(now, draw);
        if (due <= now && link.Count == 0 && !link.Shape.Holds)
        {
            return null;
        }

        if (link.Count == heldMax)
        {
            counts.DroppedByBound++;
            return SendResult.QueueFull;
        }

        counts.HeldByShape++;
        link.Hold(due, message);
        Arm(to, link);
        return SendResult.Queued;
    }

    /// <summary>The time of a message has come.</summary>
    internal void OnDue(NodeId to, Instant now)
    {
        if (links.TryGetValue(to.Index, out var link))
        {
            Release(to, link, now);
        }
    }

    /// <summary>Lets everything go at once that is only late; what is held until further notice is dropped.</summary>
    internal void ReleaseAll()
    {
        foreach (var (to, link) in links.OrderBy(link => link.Key))
        {
            while (link.TryTake(Instant.MaxValue, out var message))
            {
                send(new NodeId(to), message);
            }

            counts.DroppedByShape += link.Count;
            timers.Disarm(KeyOf(new NodeId(to)));
        }

        links.Clear();
    }

    private static TimerKey KeyOf(NodeId to) => new(TimerKind.Shaped, to.Index);

    private void Release(NodeId to, ShapedLink<TMessage> link, Instant now)
    {
        while (link.TryTake(now, out var message))
        {
            send(to, message);
        }

        if (link.IsPlain)
        {
            links.Remove(to.Index);
        }

        Arm(to, link);
    }

    private void Arm(NodeId to, ShapedLink<TMessage> link)
    {
        if (link.Next < Instant.MaxValue)
        {
            timers.Arm(KeyOf(to), link.Next);
        }
        else
        {
            timers.Disarm(KeyOf(to));
        }
    }
}
