using Distribution.Protocol;

namespace Distribution.Tcp;

/// <content>Links that are made bad on purpose.</content>
internal abstract partial class TcpLoop<TMessage>
{
    // Null while every link is plain: then a message pays one test.
    private Shaper<TMessage>? shaper;

    /// <summary>Any thread: gives the link to a node a shape; null: none.</summary>
    /// <exception cref="ArgumentException">It is this node.</exception>
    /// <exception cref="InvalidOperationException">The node takes no more addresses.</exception>
    internal Task ShapeAsync(NodeAddress to, LinkShape? shape)
    {
        ArgumentNullException.ThrowIfNull(to);
        return RunAsync(() =>
        {
            Shape(to, shape);
            return true;
        });
    }

    private void Shape(NodeAddress to, LinkShape? shape)
    {
        var peer = PeerAt(to);
        if (IsStopping)
        {
            return;
        }

        shaper ??= new Shaper<TMessage>(timers, Counts, limits.HeldMessagesMax, () => random.Next(), Transmit);
        shaper.Shape(peer, shape ?? LinkShape.Plain, Now);
        ForgetIdleShaper();
    }

    /// <summary>Any thread: closes the connections to a node, what waits here is lost, and both ends find out.</summary>
    /// <exception cref="ArgumentException">It is this node.</exception>
    /// <exception cref="InvalidOperationException">The node takes no more addresses.</exception>
    internal Task ResetAsync(NodeAddress to)
    {
        ArgumentNullException.ThrowIfNull(to);
        return RunAsync(() =>
        {
            Mesh.Reset(PeerAt(to));
            return true;
        });
    }

    private NodeId PeerAt(NodeAddress address)
    {
        var peer = Book.Resolve(address);
        return peer == Self ? throw new ArgumentException($"{address} is this node itself: there is no link to it.", nameof(address))
            : peer == AddressBook.Overflow
                ? throw new InvalidOperationException($"A node takes at most {limits.AddressesMax} addresses.")
                : peer;
    }

    private void OnShapedDue(NodeId to)
    {
        shaper?.OnDue(to, Now);
        ForgetIdleShaper();
    }

    private void StopShaping()
    {
        var last = shaper;
        shaper = null;
        last?.ReleaseAll();
    }

    /// <summary>Sends a message whose time has come.</summary>
    private void Transmit(NodeId to, in TMessage message)
    {
        var result = Mesh.Send(to, message);
        if (result != SendResult.Queued)
        {
            OnNotSent(to, message, result);
        }
    }

    private void ForgetIdleShaper() => shaper = shaper is { IsIdle: true } ? null : shaper;
}
