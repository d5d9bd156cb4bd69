using Distribution.Protocol;

namespace Distribution.Tcp;

/// <summary>
/// One input at a time, without a thread of its own: an input goes into a lock-free queue, and whoever brings it while nobody owns the
/// node drains the queue. A caller's own thread thus carries its request down to the socket, and nothing is woken.
/// </summary>
/// <remarks>The queue is a linked stack that the owner takes as a whole and reverses. Its head is <see cref="Unowned"/> while nobody
/// drains, null while the owner has taken everything, else the newest input: one exchange both appends and claims.</remarks>
internal sealed class InputLoop(ILoopOwner owner, Machine machine) : IThreadPoolWorkItem
{
    // After so many takes the owner hands over to the pool, so that no caller's thread is kept for ever by the inputs of others.
    private const int TakesMax = 64;

    // Reading the clock costs as much as a short input; of inputs that came together the clock is read once for so many.
    private const int InputsByClock = 8;

    private static readonly LoopInput Unowned = new ActionInput(static () => { });

    private LoopInput? head = Unowned;

    /// <summary>When the current input began, or one of the few before it. For the owner only.</summary>
    internal Instant Now { get; private set; } = machine.Now;

    /// <summary>What the node runs on. Any thread.</summary>
    internal Machine Machine => machine;

    /// <summary>Whether inputs wait. For the owner only.</summary>
    internal bool HasInput => Volatile.Read(ref head) is not null;

    /// <summary>Appends an input and, if nobody owns the node, drains. Any thread.</summary>
    internal void Post(LoopInput input)
    {
        var seen = Volatile.Read(ref head);
        LoopInput? expected;
        do
        {
            expected = seen;
            machine.Point();
            input.Next = ReferenceEquals(expected, Unowned) ? null : expected;
            seen = Interlocked.CompareExchange(ref head, input, expected);
        }
        while (!ReferenceEquals(seen, expected));

        if (ReferenceEquals(expected, Unowned))
        {
            Drain();
        }
    }

    /// <inheritdoc/>
    void IThreadPoolWorkItem.Execute() => Drain();

    private void Drain()
    {
        for (var takes = 0; takes < TakesMax; takes++)
        {
            machine.Point();
            var newest = Interlocked.Exchange(ref head, null);
            if (newest is not null)
            {
                RunAll(Reverse(newest));
                continue;
            }

            Rest(isQuiet: true);
            machine.Point();
            if (Interlocked.CompareExchange(ref head, Unowned, null) is null)
            {
                return;
            }
        }

        Rest(isQuiet: false);
        machine.Queue(this);
    }

    private void RunAll(LoopInput? input)
    {
        for (var inputs = 0; input is not null; inputs++)
        {
            // Read first: an input may be posted again while it runs.
            var next = input.Next;
            input.Next = null;
            if (inputs % InputsByClock == 0)
            {
                Now = machine.Now;
            }

            try
            {
                input.Run();
            }
            catch (Exception exception)
            {
                owner.OnFault(exception);
            }

            input = next;
        }
    }

    private void Rest(bool isQuiet)
    {
        try
        {
            if (isQuiet)
            {
                owner.OnQuiet();
            }
            else
            {
                owner.OnBusy();
            }
        }
        catch (Exception exception)
        {
            owner.OnFault(exception);
        }
    }

    private static LoopInput? Reverse(LoopInput? newest)
    {
        LoopInput? oldest = null;
        while (newest is not null)
        {
            var next = newest.Next;
            newest.Next = oldest;
            oldest = newest;
            newest = next;
        }

        return oldest;
    }
}
