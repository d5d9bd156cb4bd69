using Distribution.InSimulator;
using Distribution.Protocol;
using NUnit.Framework;

namespace Distribution.Simulator.Tests;

/// <summary>Every message, and every duplicate, is accounted for once, whatever goes wrong.</summary>
internal sealed class CounterTests
{
    [SeededProperty(MaxTest = 200)]
    public void Sent_and_duplicated_messages_are_what_became_of_them(ulong seed, bool deliversCorrupted)
    {
        var faults = new FaultSpace { Nodes = 5, Core = 0, Horizon = FaultyRun.Ms(2_000), Kinds = [.. FaultKinds.DrawnNames] }.Draw(seed);
        var run = new FaultyRun(5, faults, Chatter, seed, deliversCorrupted).ToEnd();
        var counters = run.Simulation.Counters;
        Assert.That(counters.Sent + counters.Duplicated, Is.EqualTo(
            counters.Delivered + counters.Lost + counters.Cut + counters.Overflowed + counters.Corrupted + counters.Unheard));
        Assert.That(counters.Delivered, Is.EqualTo(run.Heard.Count));
    }

    /// <summary>For two seconds every node sends a message to the next every 20 ms, and to itself; every third is answered.</summary>
    private static Script Chatter => new()
    {
        Started = (ref long _, SimulatedEnvironment<ulong> environment) => environment.SetTimer(new TimerId(0), FaultyRun.Ms(20)),
        Received = (ref long _, NodeId from, ulong message, SimulatedEnvironment<ulong> environment) =>
        {
            if (message % 3 == 0 && from != environment.Self)
            {
                environment.Send(from, message + 1);
            }
        },
        Expired = (ref long state, TimerId timer, SimulatedEnvironment<ulong> environment) =>
        {
            environment.Send(new NodeId((environment.Self.Index + 1) % 5), (ulong)state);
            environment.Send(environment.Self, (ulong)state);
            if (++state < 100)
            {
                environment.SetTimer(timer, FaultyRun.Ms(20));
            }
        },
    };
}
