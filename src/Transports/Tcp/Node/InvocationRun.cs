using Distribution.Protocol;

namespace Distribution.Tcp;

/// <summary>One run of a user's service on the thread pool; its outcome comes back as an input.</summary>
internal sealed class InvocationRun(NodeLoop loop, Invocation invocation) : LoopInput, IThreadPoolWorkItem, IInvocationSink
{
    private Outcome? outcome;

    /// <inheritdoc/>
    public object Host => loop.Node;

    /// <inheritdoc/>
    void IThreadPoolWorkItem.Execute()
    {
        if (!HandlerThreads.TryEnter())
        {
            Completed(invocation.Id, Outcome.Failed(
                CallErrorKind.Overloaded, $"{HandlerThreads.Max} methods hold a thread of {loop.Address} already, which is the limit"));
            return;
        }

        try
        {
            invocation.Route.Start(invocation, this);
        }
        catch (Exception exception)
        {
            Completed(invocation.Id, Outcome.Failed(CallErrorKind.HandlerFailed, ErrorText.Of(exception)));
        }
        finally
        {
            HandlerThreads.Leave();
        }
    }

    /// <inheritdoc/>
    public void Completed(InvocationId id, Outcome result)
    {
        ArgumentNullException.ThrowIfNull(result);
        loop.Loop.Machine.Point();
        if (Interlocked.CompareExchange(ref outcome, result, null) is null)
        {
            loop.Loop.Post(this);
        }
        else
        {
            // The node counts it and ignores it.
            loop.Loop.Post(new ActionInput(() => loop.OnInvocationCompleted(id, result)));
        }
    }

    internal override void Run() => loop.OnInvocationCompleted(invocation.Id, outcome!);
}
