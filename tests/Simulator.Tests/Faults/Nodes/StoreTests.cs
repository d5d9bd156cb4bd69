using Distribution.InSimulator;
using Distribution.Protocol;
using NUnit.Framework;

namespace Distribution.Simulator.Tests;

/// <summary>What nodes whose memory has references have stored when they crash.</summary>
internal sealed class StoreTests
{
    [TestCase(Remnant.Nothing, "")]
    [TestCase(Remnant.Synced, "1 2")]
    [TestCase(Remnant.Everything, "1 2 3")]
    public void What_a_node_adds_to_a_list_after_it_was_stored_is_gone_with_a_crash(Remnant keeps, string left)
    {
        var simulation = Run<Pages>(keeps, state => state.Written);
        Assert.That(string.Join(' ', simulation.States[0].Written ?? []), Is.EqualTo(left));
        if (keeps == Remnant.Synced)
        {
            // What is added in the new life is not in the store either.
            simulation.Act(simulation.Now, new NodeId(0), (ref Pages state, SimulatedEnvironment<ulong> _) => state.Written!.Add(9));
            Restart(simulation, simulation.Now, keeps);
            simulation.RunUntilIdle();
            Assert.That(simulation.States[0].Written, Is.EqualTo(new[] { 1, 2 }));
        }
    }

    [Test]
    public void A_memory_with_references_that_says_no_copy_cannot_be_stored() => Assert.That(
        () => Run<Loose>(Remnant.Synced, state => state.Written),
        Throws.InvalidOperationException.With.Message.EqualTo(
            "the state Loose holds references, so what Sync stores would change with it: it must implement ICopyable<Loose>"));

    private static Simulation<TState, ulong> Run<TState>(Remnant keeps, Func<TState, List<int>?> pages)
        where TState : struct, IWritten
    {
        var simulation = new Simulation<TState, ulong>(new Writer<TState>(), new SimulationOptions { Nodes = 1 });
        simulation.Start(1);
        simulation.Act(Instant.Zero, new NodeId(0), (ref TState state, SimulatedEnvironment<ulong> environment) =>
        {
            state.Written = [1, 2];
            environment.Sync();
        });
        simulation.Act(Instant.Zero, new NodeId(0), (ref TState state, SimulatedEnvironment<ulong> _) => pages(state)!.Add(3));
        Restart(simulation, Instant.Zero, keeps);
        simulation.RunUntilIdle();
        return simulation;
    }

    private static void Restart<TState>(Simulation<TState, ulong> simulation, Instant at, Remnant keeps)
        where TState : struct
    {
        simulation.Schedule(at, new NodeId(0), () => simulation.Crash(new NodeId(0)));
        simulation.Schedule(at, new NodeId(0), () => simulation.Restart(new NodeId(0), keeps));
    }

    private interface IWritten
    {
        List<int>? Written { get; set; }
    }

    private struct Pages : IWritten, ICopyable<Pages>
    {
        public List<int>? Written { get; set; }

        public readonly Pages Copy() => new() { Written = Written is null ? null : [.. Written] };
    }

    private struct Loose : IWritten
    {
        public List<int>? Written { get; set; }
    }

    private sealed class Writer<TState> : IProtocol<TState, ulong, SimulatedEnvironment<ulong>>
        where TState : struct
    {
        public void OnStart(ref TState state, SimulatedEnvironment<ulong> environment)
        {
            // Writes when it is asked to.
        }

        public void OnMessage(ref TState state, NodeId from, in ulong message, SimulatedEnvironment<ulong> environment)
        {
            // Hears nothing.
        }

        public void OnTimer(ref TState state, TimerId timer, SimulatedEnvironment<ulong> environment)
        {
            // Arms none.
        }
    }
}
