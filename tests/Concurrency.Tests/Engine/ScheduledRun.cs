namespace Distribution.Concurrency;

/// <summary>
/// One run of a body under one schedule. At most one strand runs at a time; at every point it may have to wait for its next turn. Which strand
/// goes on is the only thing that is chosen, so the same choices give the same run.
/// </summary>
internal sealed partial class ScheduledRun
{
    [ThreadStatic]
    private static Strand? running;

    private readonly IChoices choices;
    private readonly ExplorerOptions options;
    private readonly StrandThreads threads;
    private readonly StrandContext context;
    private readonly VirtualTime time;
    private readonly List<Strand> ready = [];
    private readonly List<Strand> suspended = [];
    private readonly List<int> picks = [];
    private readonly ManualResetEventSlim ended = new();
    private readonly long realTimers = Timer.ActiveCount;
    private Strand? current;
    private Task? root;
    private RunResult? result;
    private volatile bool isOver;
    private int strands;
    private int steps;

    internal ScheduledRun(IChoices choices, ExplorerOptions options, StrandThreads threads)
    {
        this.choices = choices;
        this.options = options;
        this.threads = threads;
        context = new StrandContext(this);
        time = new VirtualTime(expire => Add("timer", expire));
    }

    /// <summary>Runs the body to its end, and what it has begun.</summary>
    internal RunResult Run(Func<ExploredMachine, Task> body)
    {
        Add("body", () => root = body(this));
        var first = Next(null)!;
        first.IsStarted = true;
        threads.Run(() => RunFrom(first));
        for (var before = -1; !ended.Wait(options.RealTimeMax); before = steps)
        {
            if (before == steps)
            {
                End(Verdict.Escaped, $"{current} waits for something that no schedule decides");
            }
        }

        Unwind();
        return result!;
    }

    private void RunFrom(Strand strand)
    {
        SynchronizationContext.SetSynchronizationContext(context);
        for (Strand? next = strand; next is not null;)
        {
            running = current = next;
            try
            {
                next.Work();
            }
            catch (ScheduleOverException)
            {
                // Nothing of it is of interest any more.
            }
            catch (Exception exception)
            {
                End(Verdict.Threw, $"{next}: {exception.GetType().Name}: {exception.Message}");
            }

            next.IsDone = true;
            running = null;
            next = Next(null);
            if (next is { IsStarted: true })
            {
                GiveTurn(next);
                return;
            }

            _ = next?.IsStarted = true;
        }
    }

    /// <summary>Lets the schedule decide who goes on; the strand that asks may be the one.</summary>
    private void Yield(Strand me, bool canGoOn)
    {
        suspended.Add(me);
        var next = Next(canGoOn ? me : null);
        if (next is not null && next != me)
        {
            GiveTurn(next);
            me.Turn.Wait();
        }

        ThrowIfOver();
        suspended.Remove(me);
    }

    private void GiveTurn(Strand next)
    {
        current = next;
        if (next.IsStarted)
        {
            next.Turn.Release();
        }
        else
        {
            next.IsStarted = true;
            threads.Run(() => RunFrom(next));
        }
    }

    private void Add(string name, Action work)
    {
        if (!isOver)
        {
            ready.Add(new Strand(this, strands++, name, work));
        }
    }

    private void End(Verdict verdict, string detail)
    {
        if (!isOver)
        {
            result = new RunResult(verdict, detail, new Schedule([.. picks]));
            isOver = true;
            ended.Set();
        }
    }

    /// <summary>Strands that are left in the middle of something throw, so that their threads are free again.</summary>
    private void Unwind()
    {
        foreach (var strand in suspended.ToArray())
        {
            strand.Turn.Release();
        }
    }
}
