using Distribution.Protocol;

namespace Distribution.Tcp;

/// <content>Connections are made when something is to be sent, with a growing pause after failures.</content>
internal sealed partial class Mesh
{
    /// <summary>The pause after a failure is over.</summary>
    internal void OnRedialDue(int peerIndex) => RequestDial(PeerOf(new NodeId(peerIndex)));

    /// <summary>An attempt takes too long.</summary>
    internal void OnDialOverdue(int peerIndex)
    {
        if (peers[peerIndex]?.Dial is { } dial)
        {
            // It comes back as failed.
            loop.Machine.CancelConnect(dial);
        }
    }

    private void RequestDial(Peer peer)
    {
        if (peer.DialRequested || peer.Dial is not null)
        {
            return;
        }

        if (peer.DialNotBefore > loop.Now)
        {
            timers.Arm(new TimerKey(TimerKind.Redial, peer.Id.Index), peer.DialNotBefore);
            return;
        }

        peer.DialRequested = true;
        toDial.Add(peer);
    }

    private void BeginDial(Peer peer)
    {
        if (peer.Connection is not null || peer.Waiting.Messages == 0)
        {
            return;
        }

        var dial = new SocketOperation(loop, operation => OnDialled(peer, operation));
        peer.Dial = dial;
        timers.Arm(new TimerKey(TimerKind.Dial, peer.Id.Index), loop.Now + limits.DialDeadline);
        if (!loop.Machine.Connect(peer.Address, dial))
        {
            dial.BringInput();
        }
    }

    private void OnDialled(Peer peer, SocketOperation dial)
    {
        peer.Dial = null;
        timers.Disarm(new TimerKey(TimerKind.Dial, peer.Id.Index));
        var stream = dial.TakeStream();
        dial.Dispose();
        if (stream is null)
        {
            OnDialFailed(peer);
            return;
        }

        // The peer was faster, and one connection serves both directions; or it is too late.
        if (peer.Connection is not null || isStopped)
        {
            stream.Dispose();
            return;
        }

        if (Open(stream, isAccepted: false) is not { } connection)
        {
            OnDialFailed(peer);
            return;
        }

        Counts.Dialled++;
        connection.Outgoing.TryAppend(self with { Dialled = peer.Address }, codec, Hello.BytesMax);
        connection.Peer = peer;
        peer.Connection = connection;
        peer.Waiting.MoveTo(connection.Outgoing);
        MarkDirty(connection);
    }

    private void OnDialFailed(Peer peer)
    {
        Counts.DialsFailed++;
        if (peer.Connection is not null)
        {
            return;
        }

        Counts.DroppedUnreachable += peer.Waiting.Messages;
        peer.Waiting.Release();
        var doublings = Math.Min(peer.Failures++, 30);
        var pause = Math.Min(limits.RedialDelayMax.Nanoseconds, limits.RedialDelayMin.Nanoseconds * (double)(1L << doublings));
        peer.DialNotBefore = loop.Now + new Duration((long)pause);
        ReportUnreachable(peer);
    }
}
