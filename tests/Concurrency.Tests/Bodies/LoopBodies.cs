using Distribution.Protocol;
using Distribution.Tcp;

namespace Distribution.Concurrency;

/// <summary>Bodies over the input loop and its wake-up.</summary>
internal static class LoopBodies
{
    /// <summary>Three threads bring two inputs each: all run, one at a time, each thread's in its order, and the owner is told after the
    /// last.</summary>
    internal static async Task InputsAsync(ExploredMachine machine)
    {
        var owner = new LoopOwner(machine);
        var loop = new InputLoop(owner, machine);
        var inside = 0;
        var seen = new int[3];
        Task[] threads = [.. Enumerable.Range(0, seen.Length).Select(thread => machine.Fork($"poster {thread}", () =>
        {
            for (var number = 0; number < 2; number++)
            {
                var expected = number;
                loop.Post(new ActionInput(() => Run(thread, expected)));
            }
        }))];
        await machine.JoinAsync(threads);
        machine.Check(owner.Ran == 6, $"{owner.Ran} of 6 inputs ran");
        machine.Check(owner.RanBeforeQuiet == 6, $"the owner was told after {owner.RanBeforeQuiet} of 6 inputs");

        void Run(int thread, int expected)
        {
            machine.Check(++inside == 1, "two inputs ran at a time");
            machine.Point();
            machine.Check(seen[thread]++ == expected, $"input {expected} of poster {thread} was overtaken");
            owner.Ran++;
            inside--;
        }
    }

    /// <summary>Two threads ask for wake-ups, each earlier than the one before, while earlier ones expire: every one comes, none before its
    /// time.</summary>
    internal static async Task WakeupsAsync(ExploredMachine machine)
    {
        var timers = new TimerHeap();
        var owner = new LoopOwner(machine);
        var loop = new InputLoop(owner, machine);
        var expired = new TaskCompletionSource[4];
        Wakeup? wakeup = null;
        wakeup = new Wakeup(loop, () =>
        {
            while (timers.TryTake(loop.Now, timers.Armed, out var key))
            {
                expired[key.Number].SetResult();
            }
        });
        owner.Quiet = () => wakeup.Arm(timers.Next);
        for (var i = 0; i < expired.Length; i++)
        {
            expired[i] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        Task[] threads = [machine.Fork("early", () => Arm(0, 4)), machine.Fork("late", () => Arm(2, 3))];
        await machine.JoinAsync(threads);
        for (var i = 0; i < expired.Length; i++)
        {
            await machine.WaitAsync(expired[i].Task, $"timer {i}");
        }

        void Arm(int first, int milliseconds)
        {
            for (var i = first; i < first + 2; i++)
            {
                var (number, delay) = (i, Duration.FromMilliseconds(milliseconds - (2 * (i - first))));
                loop.Post(new ActionInput(() => timers.Arm(new TimerKey(TimerKind.Protocol, number), loop.Now + delay)));
            }
        }
    }

    /// <summary>Two threads tell what happened: watchers hear all of it, one event at a time, each thread's in its order.</summary>
    internal static async Task EventsAsync(ExploredMachine machine)
    {
        var observer = new NodeObserver(machine, new NodeAddress("127.0.0.1", 1));
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var (inside, heard) = (0, new int[2]);
        observer.Add(happened =>
        {
            machine.Check(++inside == 1, "two events were told at a time");
            machine.Point();
            var thread = happened.Node!.Port;
            machine.Check(heard[thread]++ == happened.Group.Length, $"an event of thread {thread} was overtaken");
            inside--;
            if (heard.Sum() == 4)
            {
                all.SetResult();
            }
        });
        Task[] threads = [.. heard.Select((_, thread) => machine.Fork($"teller {thread}", () =>
        {
            for (var number = 0; number < 2; number++)
            {
                observer.Happened(new NodeEvent(NodeEventKind.Dropped)
                {
                    Node = new NodeAddress("node", thread),
                    Group = new string('x', number),
                });
            }
        }))];
        await machine.JoinAsync(threads);
        await machine.WaitAsync(all.Task, "the last event");
    }

    private sealed class LoopOwner(ExploredMachine machine) : ILoopOwner
    {
        internal Action Quiet { get; set; } = static () => { };

        internal int Ran { get; set; }

        internal int RanBeforeQuiet { get; private set; }

        public void OnQuiet()
        {
            RanBeforeQuiet = Ran;
            Quiet();
        }

        public void OnBusy() => OnQuiet();

        public void OnFault(Exception exception) => machine.Check(false, $"an input threw {exception}");
    }
}
