using Distribution.Concurrency;
using Distribution.Protocol;
using Distribution.Tcp;
using Microsoft.Coyote.Runtime;
using Microsoft.Coyote.Specifications;
using Monitor = System.Threading.Monitor;

namespace Distribution.Coyote.Tests;

/// <summary>The machine as Coyote knows it: in nothing but what its rewriting controls, which is neither the pool's queue nor timers nor
/// <see cref="Lock"/>.</summary>
internal sealed class CoyoteMachine : ExploredMachine
{
    private readonly CoyoteTime time = new();
    private readonly Microsoft.Coyote.Random.Generator generator = Microsoft.Coyote.Random.Generator.Create();

    internal override Instant Now => new(time.Now);

    internal override TimeProvider Time => time;

    // A delay may end at any time.
    internal override bool TimersRace => true;

    internal override void Queue(IThreadPoolWorkItem work) => _ = Task.Run(work.Execute);

    internal override Task DelayAsync(TimeSpan delay) => time.DelayAsync(delay);

    internal override Gate NewGate(string name) => new MonitorGate();

    internal override void Point() => SchedulingPoint.Interleave();

    internal override Task Fork(string name, Action work) => Task.Run(work);

    internal override async Task WaitAsync(Task ended, string what) => await ended;

    internal override int Choose(int options) => generator.NextInteger(options);

    internal override void Check(bool holds, string otherwise) => Specification.Assert(holds, otherwise);

    private sealed class MonitorGate : Gate
    {
        private readonly object held = new();

        protected override void Enter() => Monitor.Enter(held);

        protected override void Exit() => Monitor.Exit(held);
    }
}
