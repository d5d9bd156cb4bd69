using Distribution.Processes;
using Distribution.Protocol;

namespace Distribution.Concurrency;

/// <summary>Bodies over the spawner's decisions.</summary>
internal static class ChildBodies
{
    /// <summary>A child says that it is ready, ends, or does neither in time, all at once: its parent is told what it then finds.</summary>
    internal static async Task BootAsync(ExploredMachine machine)
    {
        var child = new Child(machine);
        var deadline = Duration.FromSeconds(1);
        var boot = ChildBoot.RunAsync(child, deadline, machine);
        Task[] threads = [machine.Fork("ready", child.BecomeReady), machine.Fork("end", () => child.End(killed: false))];
        await machine.JoinAsync(threads);
        var outcome = await machine.WaitAsync(boot, "the outcome of the boot");
        machine.Check(
            outcome.Status switch
            {
                SpawnStatus.Started => child.Ready.IsCompleted && !child.IsKilled,
                SpawnStatus.Exited => child.Exited.IsCompleted && !child.IsKilled,
                SpawnStatus.TimedOut => child.Exited.IsCompleted && machine.Now >= Instant.Zero + deadline,
                _ => false,
            },
            $"the outcome is {outcome.Status} at {machine.Now}, but the child {(child.IsKilled ? "was killed" : "was not killed")}");
    }

    /// <summary>A child is killed and paused while it ends by itself: nothing is done to a number that may be another's.</summary>
    internal static async Task SignalsAsync(ExploredMachine machine)
    {
        var reaping = new Reaping(machine);
        var isReaped = false;
        Task[] threads =
        [
            machine.Fork("killer", Signal),
            machine.Fork("pauser", Signal),
            machine.Fork("reaper", () =>
            {
                reaping.Reap();
                isReaped = true;
            }),
        ];
        await machine.JoinAsync(threads);

        void Signal() => reaping.UnlessReaped(
            () =>
            {
                machine.Point();
                machine.Check(!isReaped, "a process that had been reaped was signalled");
                return true;
            },
            false);
    }

    private sealed class Child(ExploredMachine machine) : IBootingChild
    {
        private readonly TaskCompletionSource<ReadyLine> ready = new();
        private readonly TaskCompletionSource<int> exited = new();

        public int ProcessId => 1;

        public Task<ReadyLine> Ready => ready.Task;

        public Task<int> Exited => exited.Task;

        public string LastOutput => "";

        internal bool IsKilled { get; private set; }

        public void Kill()
        {
            IsKilled = !exited.Task.IsCompleted;
            machine.Queue("killed", () => End(killed: true));
        }

        internal void BecomeReady()
        {
            machine.Point();
            ready.TrySetResult(new ReadyLine(new NodeAddress("child", 1), 1));
        }

        internal void End(bool killed)
        {
            machine.Point();
            exited.TrySetResult(killed ? 137 : 1);
        }
    }
}
