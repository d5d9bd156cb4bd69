using System.Diagnostics;
using System.Reflection;
using Distribution.InSimulator;
using Distribution.Simulator;

namespace Distribution.Protocol.Tests;

/// <summary>After warm-up an event allocates nothing, whatever its kind. What a run allocates as a whole (its broadcasts, a ring of another
/// shape) does not depend on how many events it has.</summary>
[NonParallelizable]
public sealed class AllocationTests
{
    // Ten broadcasts and a few rings of at most 2^17 buckets of 8 bytes: far below one byte for each of a million events.
    private const long BytesARun = 200_000;

    [Test]
    public void Infect_and_die_allocates_nothing_an_event()
    {
        var engine = typeof(Simulation<,>).Assembly.GetCustomAttribute<DebuggableAttribute>();
        Assume.That(engine?.IsJITOptimizerDisabled, Is.Not.True, "without the optimiser every rumor's fingerprint is boxed");
        var simulation = Runs.Push(360_000, Runs.OnePercentLoss);
        var bytes = AfterWarmUp(() => Runs.Run(simulation, 1), BytesARun);
        Assert.That(simulation.Counters.Events, Is.GreaterThan(1_000_000));
        Assert.That(bytes, Is.LessThanOrEqualTo(BytesARun));
    }

    [Test]
    public void Timed_push_allocates_nothing_an_event()
    {
        var simulation = Runs.Timed(25_000, Runs.OnePercentLoss);
        var bytes = AfterWarmUp(() => Runs.Run(simulation, 1), BytesARun);
        Assert.That(simulation.Counters.Events, Is.GreaterThan(1_000_000));
        Assert.That(bytes, Is.LessThanOrEqualTo(BytesARun));
    }

    [Test]
    public void Timers_and_messages_in_a_steady_state_allocate_nothing_at_all()
    {
        var probe = new ProbeProtocol<ulong>
        {
            Started = environment => environment.SetTimer(new TimerId(1), new Duration(environment.NextRandom(1_000_000))),
            Expired = (timer, environment) =>
            {
                environment.Send(environment.Peer(environment.NextRandom(environment.PeerCount)), 1);
                environment.SetTimer(timer, Duration.FromMilliseconds(1));
            },
        };
        var network = new NetworkOptions { Latency = Latency.Exponential(Duration.FromMilliseconds(2)), Duplication = Chance.Of(0.1) };
        var simulation = new Simulation<int, ulong>(probe, Runs.Options(1_000, network));
        simulation.Start(1);
        Assert.That(AfterWarmUp(() => simulation.RunUntilIdle(1_000_000), 0), Is.Zero);
    }

    /// <summary>The bytes that a run allocates, from the fourth on. While they are too many a few more are tried: the compiler swaps a
    /// method's first code, which boxes, for better code when it finds the time.</summary>
    private static long AfterWarmUp(Action run, long allowed)
    {
        for (var i = 0; i < 3; i++)
        {
            run();
        }

        var bytes = long.MaxValue;
        for (var i = 0; i < 20 && bytes > allowed; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            run();
            bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        return bytes;
    }
}
