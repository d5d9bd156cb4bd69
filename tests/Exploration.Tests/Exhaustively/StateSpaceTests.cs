using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Distribution.InSimulator;
using Distribution.PlantedBugs;
using Distribution.Protocol;
using NUnit.Framework;

namespace Distribution.ExplorationTests;

/// <summary>What cannot be explored is refused in one sentence, and a search that ends early says so.</summary>
internal sealed class StateSpaceTests
{
    [TestCase(1)]
    [TestCase(5)]
    public void The_number_of_nodes_is_bounded(int nodes) =>
        AssertRefused(() => new CommitScenario().Space(new StateSpaceOptions { Nodes = nodes }), "allowed are 2 .. 4");

    [Test]
    public void A_budget_is_bounded() =>
        AssertRefused(() => new CommitScenario().Space(new StateSpaceOptions { Nodes = 2, Losses = 101 }), "allowed are 0 .. 100");

    [Test]
    public void A_workload_is_bounded()
    {
        var space = Starting(_ => { });
        for (var step = 0; step < 30; step++)
        {
            space.Do("a step", new NodeId(step % 2), (ref TableNode state, ExhaustiveEnvironment<TableMessage> environment) => state.Other = 1);
        }

        AssertRefused(() => space.Do("one more", new NodeId(0), (ref TableNode state, ExhaustiveEnvironment<TableMessage> environment) => { }), "at most 30 steps");
        AssertRefused(() => Starting(_ => { }).Do("x", new NodeId(2), (ref TableNode state, ExhaustiveEnvironment<TableMessage> environment) => { }), "nodes 0 .. 1");
        Assert.That(Exhaustive.Run(space, new ExhaustiveOptions { StatesMax = 100 }).States, Is.GreaterThan(100), "all are to be done");
    }

    [Test]
    public void A_state_with_references_says_how_it_is_copied() => AssertRefused(
        () => new ProtocolSpace<Referring, TableMessage>(new Anything<Referring, TableMessage>(_ => { }), Two()),
        "the state Referring holds references: to be explored exhaustively it must implement IFingerprint and ICopyable<Referring>");

    [Test]
    public void A_message_with_references_says_what_it_is() => AssertRefused(
        () => new ProtocolSpace<TableNode, Referring>(new Anything<TableNode, Referring>(_ => { }), Two()),
        "the message Referring holds references: to be explored exhaustively it must implement IFingerprint");

    [Test]
    public void A_draw_of_too_many_values_is_refused() => AssertRefused(
        () => Exhaustive.Run(Starting(environment => environment.NextRandom(257))), "draws one of 257 random values");

    [Test]
    public void A_timer_of_a_high_number_is_refused() => AssertRefused(
        () => Exhaustive.Run(Starting(environment => environment.SetTimer(new TimerId(64), Duration.Zero))), "allowed are timers 0 .. 63");

    [Test]
    public void A_protocol_that_remembers_outside_of_its_state_is_refused()
    {
        var calls = 0;
        AssertRefused(() => Exhaustive.Run(Starting(environment => environment.NextRandom(2 + calls++))), "outside of its state");
    }

    [Test]
    public void A_space_without_end_is_left_at_the_bound()
    {
        // Sends one message more each time.
        var space = new ProtocolSpace<TableNode, TableMessage>(new Endless(), Two());
        var result = Exhaustive.Run(space, new ExhaustiveOptions { StatesMax = 100 });
        Assert.That((result.IsComplete, result.Counterexample), Is.EqualTo((false, (Counterexample?)null)));
        Assert.That(result.States, Is.InRange(101, 110));
    }

    [Test]
    public void An_interrupted_search_keeps_what_it_saw()
    {
        using var source = new CancellationTokenSource();
        var space = new ProtocolSpace<TableNode, TableMessage>(new Endless(), Two());
        var result = Exhaustive.Run(space, new ExhaustiveOptions { Progress = (_, _) => source.Cancel() }, source.Token);
        Assert.That(result.IsComplete, Is.False);
        Assert.That(result.States, Is.GreaterThan(10_000));
        Assert.Throws<OperationCanceledException>(() => Exhaustive.Run(space, null, source.Token));
    }

    [Test]
    public void Padding_does_not_tell_states_apart()
    {
        // Each time the same fields with other bytes between them, and two ways to each state.
        var filling = (byte)0;
        var protocol = new Anything<TableNode, TableMessage>(environment =>
        {
            environment.SetTimer(new TimerId(0), Duration.Zero);
            environment.SetTimer(new TimerId(1), Duration.Zero);
        })
        {
            Change = () =>
            {
                var node = default(TableNode);
                MemoryMarshal.AsBytes(new Span<TableNode>(ref node)).Fill(++filling);
                node.Value = 1;
                node.Other = 2;
                return node;
            },
        };
        var space = new ProtocolSpace<TableNode, TableMessage>(protocol, new StateSpaceOptions { Nodes = 2, TimersPerNode = 3 });
        Assert.That(Unsafe.SizeOf<TableNode>(), Is.GreaterThan(5), "there is padding");
        Assert.That(Exhaustive.Run(space).States, Is.EqualTo(4 * 4));
        Assert.That(filling, Is.GreaterThan(4), "inputs were fed");
    }

    [Test]
    public void Fields_of_nested_structs_tell_states_apart()
    {
        var space = new ProtocolSpace<RumorNode, RumorSet>(new Counting(), new StateSpaceOptions { Nodes = 2, TimersPerNode = 3 });
        Assert.That(Exhaustive.Run(space).LocalStates, Is.EqualTo(2 * 4 + 2), "one for each node and number of expiries, and before the start");
        Assert.That(Counting.Last, Is.EqualTo(3), "no expiry was taken for another");
    }

    [Test]
    public void A_copy_of_a_memory_of_rumors_shares_nothing()
    {
        var memory = default(RumorMemory);
        memory.Add(Id(0), Instant.Zero);
        memory.Add(Id(1), Instant.Zero);
        var (copy, before) = (memory.Copy(), memory.Fingerprint);
        Assert.That(copy.Fingerprint, Is.EqualTo(before));
        Assert.That(copy.Add(Id(2), Instant.Zero), Is.True);
        Assert.That(memory.Fingerprint, Is.EqualTo(before));
        Assert.That(copy.Fingerprint, Is.Not.EqualTo(before));
        Assert.That(memory.Add(Id(2), Instant.Zero), Is.True);
        Assert.That(memory.Fingerprint, Is.EqualTo(copy.Fingerprint));
    }

    private static RumorId Id(uint counter) => new(new OriginId(0), counter);

    private static StateSpaceOptions Two() => new() { Nodes = 2 };

    private static ProtocolSpace<TableNode, TableMessage> Starting(Action<ExhaustiveEnvironment<TableMessage>> start) =>
        new(new Anything<TableNode, TableMessage>(start), Two());

    private static void AssertRefused(Action action, string reason)
    {
        var exception = Assert.Throws<StateSpaceException>(() => action());
        Assert.That(exception!.Message, Does.Contain(reason).And.Not.Contain('\n'));
    }

    private static void AssertRefused<T>(Func<T> function, string reason) => AssertRefused(() => { _ = function(); }, reason);

    internal struct Referring
    {
        public int[] Numbers { get; set; }
    }

    /// <summary>Does one thing at every input.</summary>
    private sealed class Anything<TState, TMessage>(Action<ExhaustiveEnvironment<TMessage>> input)
        : IProtocol<TState, TMessage, ExhaustiveEnvironment<TMessage>>
        where TState : struct
        where TMessage : struct
    {
        public Func<TState> Change { get; init; } = () => default;

        public void OnStart(ref TState state, ExhaustiveEnvironment<TMessage> environment) => Input(ref state, environment);

        public void OnMessage(ref TState state, NodeId from, in TMessage message, ExhaustiveEnvironment<TMessage> environment) =>
            Input(ref state, environment);

        public void OnTimer(ref TState state, TimerId timer, ExhaustiveEnvironment<TMessage> environment) => Input(ref state, environment);

        private void Input(ref TState state, ExhaustiveEnvironment<TMessage> environment)
        {
            state = Change();
            input(environment);
        }
    }

    private sealed class Endless : IProtocol<TableNode, TableMessage, ExhaustiveEnvironment<TableMessage>>
    {
        public void OnStart(ref TableNode state, ExhaustiveEnvironment<TableMessage> environment) =>
            environment.Send(environment.Self, new TableMessage(0));

        public void OnMessage(ref TableNode state, NodeId from, in TableMessage message, ExhaustiveEnvironment<TableMessage> environment)
        {
            state.Other++;
            environment.Send(environment.Self, message);
        }

        public void OnTimer(ref TableNode state, TimerId timer, ExhaustiveEnvironment<TableMessage> environment)
        {
            // Has none.
        }
    }

    /// <summary>Counts its expiries at the far end of an array in its state.</summary>
    private sealed class Counting : IProtocol<RumorNode, RumorSet, ExhaustiveEnvironment<RumorSet>>
    {
        public static int Last { get; private set; }

        public void OnStart(ref RumorNode state, ExhaustiveEnvironment<RumorSet> environment) => environment.SetTimer(new TimerId(0), Duration.Zero);

        public void OnMessage(ref RumorNode state, NodeId from, in RumorSet message, ExhaustiveEnvironment<RumorSet> environment)
        {
            // None comes.
        }

        public void OnTimer(ref RumorNode state, TimerId timer, ExhaustiveEnvironment<RumorSet> environment)
        {
            Last = Math.Max(Last, ++state.Handed[15]);
            environment.SetTimer(timer, Duration.Zero);
        }
    }
}
