namespace Distribution.Tcp;

/// <content>Stopping: nothing new, but everything handed over so far leaves.</content>
internal sealed partial class Mesh
{
    private bool isStopping;
    private bool isStopped;

    /// <summary>Takes no more messages, lets those that wait leave, and then closes all connections.</summary>
    internal void BeginStop()
    {
        isStopping = true;
        timers.Arm(new TimerKey(TimerKind.Stop, 0), loop.Now + limits.StopDeadline);
    }

    /// <summary>Closes everything that is still open.</summary>
    internal void StopNow()
    {
        isStopping = true;
        foreach (var connection in connections.Values.ToArray())
        {
            Lose(connection);
        }

        foreach (var peer in peers)
        {
            peer?.Waiting.Release();
        }
    }

    private void ContinueStop()
    {
        foreach (var connection in connections.Values.ToArray())
        {
            if (connection.Greeting is null && connection.IsAccepted)
            {
                Lose(connection);
            }
            else if (connection.QueuedBytes == 0)
            {
                // A close while the peer's bytes are unread would reset the connection and might destroy what it has not read yet.
                connection.ShutDown();
            }
        }

        var waits = connections.Count > 0 || peers.Exists(static peer => peer?.Dial is not null && peer.Waiting.Messages > 0);
        if (!waits && !isStopped)
        {
            isStopped = true;
            handler.OnMeshStopped();
        }
    }
}
