namespace Distribution.Tcp;

/// <summary>
/// When to send: at once, or one step of the thread pool later. What a node hands to the pool together (the continuations of callers that
/// have their answers, the runs of services) tends to come back together; a flush for each would cost a system call each. So while
/// something is expected back, the flush waits for the last of them or for one pass through the pool's queue, whichever is first. With one
/// call in flight nothing else is expected, and nothing waits. Within the loop.
/// </summary>
internal sealed class Step : IThreadPoolWorkItem
{
    private readonly InputLoop loop;
    private readonly ActionInput input;
    private int expected;
    private bool isQueued;

    internal Step(InputLoop loop)
    {
        this.loop = loop;
        input = new ActionInput(End);
    }

    /// <summary>Something was handed to the pool that is likely to come back as an input.</summary>
    internal void Expect(int inputs) => expected += inputs;

    /// <summary>One of them has come back.</summary>
    internal void Came() => expected = Math.Max(0, expected - 1);

    /// <summary>Whether to wait with the flush; its end is an input, after which the answer is no.</summary>
    internal bool Defers()
    {
        if (expected > 0 && !isQueued)
        {
            isQueued = true;
            loop.Machine.Queue(this);
        }

        return expected > 0;
    }

    /// <inheritdoc/>
    void IThreadPoolWorkItem.Execute() => loop.Post(input);

    private void End()
    {
        expected = 0;
        isQueued = false;
    }
}
