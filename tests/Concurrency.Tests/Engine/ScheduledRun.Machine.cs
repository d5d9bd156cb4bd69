using Distribution.Protocol;
using Distribution.Tcp;

namespace Distribution.Concurrency;

/// <content>The machine that hosts and bodies see.</content>
internal sealed partial class ScheduledRun : ExploredMachine
{
    internal override Instant Now => new(time.Now);

    internal override TimeProvider Time => time;

    internal override bool TimersRace => options.TimersRace;

    internal override void Queue(IThreadPoolWorkItem work)
    {
        if (running?.Run == this)
        {
            Add(work.ToString()!, work.Execute);
        }
        else
        {
            Stray($"{work.ToString()!} was queued by a thread that no schedule decides on");
        }
    }

    internal override Gate NewGate(string name) => new ScheduledGate(this, name);

    internal override void Point()
    {
        if (running is { } me && me.Run == this)
        {
            ThrowIfOver();
            Yield(me, canGoOn: true);
        }
        else
        {
            Stray("a host's code ran on a thread that no schedule decides on");
        }
    }

    internal override Task Fork(string name, Action work)
    {
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Add(name, () =>
        {
            try
            {
                work();
                end.SetResult();
            }
            catch (Exception exception) when (exception is not ScheduleOverException)
            {
                end.SetException(exception);
            }
        });
        return end.Task;
    }

    internal override async Task WaitAsync(Task ended, string what)
    {
        waits.Add(what);
        try
        {
            await ended;
        }
        finally
        {
            waits.Remove(what);
        }
    }

    internal override int Choose(int options)
    {
        ThrowIfOver();
        return Pick(options);
    }

    internal override void Check(bool holds, string otherwise)
    {
        if (!holds)
        {
            End(Verdict.Violated, otherwise);
            throw new ScheduleOverException();
        }
    }

    internal void Enter(ScheduledGate gate)
    {
        Point();
        var me = running!;
        while (gate.Holder is not null)
        {
            me.Awaited = gate;
            Yield(me, canGoOn: false);
        }

        me.Awaited = null;
        gate.Holder = me;
    }

    internal void Exit(ScheduledGate gate)
    {
        if (isOver)
        {
            return;
        }

        gate.Holder = null;
        var waiting = suspended.FindAll(strand => strand.Awaited == gate && !ready.Contains(strand));
        ready.AddRange(waiting);
    }

    private void ThrowIfOver()
    {
        if (isOver)
        {
            throw new ScheduleOverException();
        }
    }
}
