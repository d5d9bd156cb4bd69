using Distribution.Protocol;

namespace Distribution.Tcp;

/// <content>What the loop, the mesh and the timers bring.</content>
internal abstract partial class TcpLoop<TMessage> : ILoopOwner, IMeshHandler
{
    /// <inheritdoc/>
    bool IMeshHandler.OnFrame(NodeId from, ulong life, ReadOnlySpan<byte> content)
    {
        if (!codec.TryDecode<TMessage>(content, out var message))
        {
            return false;
        }

        if (log is null)
        {
            OnMessage(from, message);
            return true;
        }

        log.Came(from, life, content, message);
        OnMessage(from, message);
        log.Handled();
        return true;
    }

    /// <inheritdoc/>
    long IMeshHandler.Progress => Progress;

    /// <inheritdoc/>
    void IMeshHandler.OnUnreachable(NodeId peer, long progress)
    {
        if (!IsStopping)
        {
            OnUnreachable(peer, progress);
        }
    }

    /// <inheritdoc/>
    void IMeshHandler.OnMeshStopped()
    {
        wakeup.Dispose();
        var last = LastWork;
        if (last.IsCompleted)
        {
            stopped.TrySetResult();
        }
        else
        {
            _ = last.ContinueWith(_ => stopped.TrySetResult(), TaskScheduler.Default);
        }
    }

    /// <inheritdoc/>
    void ILoopOwner.OnQuiet()
    {
        RunCompletions();
        if (!Loop.HasInput)
        {
            CarryOut(isFlushing: !Mesh.HasDirty || !Step.Defers());
        }
    }

    /// <inheritdoc/>
    void ILoopOwner.OnBusy()
    {
        RunCompletions();
        CarryOut(isFlushing: true);
    }

    /// <inheritdoc/>
    void ILoopOwner.OnFault(Exception exception)
    {
        stopped.TrySetException(exception);
        Stop();
        Mesh.StopNow();
    }

    private void CarryOut(bool isFlushing)
    {
        Mesh.AfterInputs(isFlushing);
        wakeup.Arm(timers.Next);
    }

    private void RunLocal()
    {
        // Those that come meanwhile wait for the next turn, so that a node that talks to itself starves nobody.
        isLocalPosted = false;
        for (var left = local.Count; left > 0; left--)
        {
            var (from, message) = local.Dequeue();
            if (!IsStopping)
            {
                OnMessage(from, message);
            }
        }
    }

    private void OnWakeup()
    {
        // A timer armed by one of these expires in a later input, even without a delay.
        var armedBefore = timers.Armed;
        while (timers.TryTake(Now, armedBefore, out var key))
        {
            switch (key.Kind)
            {
                case TimerKind.Protocol when !IsStopping:
                    OnTimer(new TimerId(key.Number));
                    break;
                case TimerKind.Redial:
                    Mesh.OnRedialDue(key.Number);
                    break;
                case TimerKind.Dial:
                    Mesh.OnDialOverdue(key.Number);
                    break;
                case TimerKind.Hello:
                    Mesh.OnHelloOverdue(key.Number);
                    break;
                case TimerKind.Accept:
                    acceptor!.BeginAccept();
                    break;
                case TimerKind.Shaped:
                    OnShapedDue(new NodeId(key.Number));
                    break;
                case TimerKind.Stop:
                    Mesh.StopNow();
                    break;
            }
        }
    }
}
