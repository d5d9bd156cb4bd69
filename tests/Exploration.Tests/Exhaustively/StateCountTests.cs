using System.Globalization;
using Distribution.InSimulator;
using Distribution.PlantedBugs;
using Distribution.Protocol;
using Distribution.Simulator;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;

namespace Distribution.ExplorationTests;

/// <summary>What exhaustive exploration counts is what an enumerator counts that was written apart from it.</summary>
internal sealed partial class StateCountTests
{
    private const int StatesMax = 2_000;

    private static readonly RumorId First = new(new OriginId(0), 0);

    private static IEnumerable<StateSpaceOptions> Bounds =>
        from nodes in new[] { 2, 3 }
        from bounds in new[]
        {
            new StateSpaceOptions { Nodes = nodes },
            new StateSpaceOptions { Nodes = nodes, Losses = 1 },
            new StateSpaceOptions { Nodes = nodes, Duplications = 1, TimersPerNode = 1 },
            new StateSpaceOptions { Nodes = nodes, Losses = 1, Duplications = 1, IsOrdered = true, TimersPerNode = 1 },
            new StateSpaceOptions { Nodes = nodes, Crashes = 1, TimersPerNode = 1 },
            new StateSpaceOptions { Nodes = nodes, Crashes = 1, Restarts = 1, Core = 1, TimersPerNode = 1 },
            new StateSpaceOptions { Nodes = nodes, Losses = 1, Crashes = 1, Restarts = 1, Keeps = Remnant.Everything, TimersPerNode = 1 },
        }
        select bounds;

    [TestCaseSource(nameof(Bounds))]
    public void Push_gossip(StateSpaceOptions bounds)
    {
        var protocol = new PushGossip<ExhaustiveEnvironment<Rumor>>();
        var space = new ProtocolSpace<RumorMemory, Rumor>(protocol, bounds);
        space.Do("a rumor begins", new NodeId(0), (ref RumorMemory state, ExhaustiveEnvironment<Rumor> environment) => protocol.OnBroadcast(ref state, First, environment));
        var plain = new PushGossip<BruteForceEnvironment<Rumor>>();
        var brute = new BruteForce<RumorMemory, Rumor>(plain, bounds, Knows);
        brute.Steps.Add((0, (ref RumorMemory state, BruteForceEnvironment<Rumor> environment) => plain.OnBroadcast(ref state, First, environment)));
        Assert.That(brute.TryExplore(int.MaxValue), Is.True);
        AssertSame(brute, space);
    }

    [TestCaseSource(nameof(Bounds))]
    public void Flooding(StateSpaceOptions bounds)
    {
        var protocol = new Flood<ExhaustiveEnvironment<Rumor>>(echoes: true);
        var space = new ProtocolSpace<RumorMemory, Rumor>(protocol, bounds);
        space.Do("a rumor begins", new NodeId(0), (ref RumorMemory state, ExhaustiveEnvironment<Rumor> environment) => protocol.OnBroadcast(ref state, First, environment));
        var plain = new Flood<BruteForceEnvironment<Rumor>>(echoes: true);
        var brute = new BruteForce<RumorMemory, Rumor>(plain, bounds, Knows);
        brute.Steps.Add((0, (ref RumorMemory state, BruteForceEnvironment<Rumor> environment) => plain.OnBroadcast(ref state, First, environment)));
        Assert.That(brute.TryExplore(int.MaxValue), Is.True);
        AssertSame(brute, space);
    }

    [TestCaseSource(nameof(Bounds))]
    public void Two_phase_commit(StateSpaceOptions given)
    {
        var bounds = given with { TimersPerNode = given.Nodes == 2 ? 2 : 0 };
        var protocol = new TwoPhaseCommit<ExhaustiveEnvironment<CommitMessage>>(CommitMistake.CountsVotes);
        var space = new ProtocolSpace<CommitNode, CommitMessage>(protocol, bounds);
        space.Do("it begins", new NodeId(0), protocol.Begin);
        var plain = new TwoPhaseCommit<BruteForceEnvironment<CommitMessage>>(CommitMistake.CountsVotes);
        var brute = new BruteForce<CommitNode, CommitMessage>(
            plain, bounds, node => string.Create(CultureInfo.InvariantCulture, $"{node.Phase} {node.Voters} {node.Votes} {node.Informed}"));
        brute.Steps.Add((0, plain.Begin));
        Assert.That(brute.TryExplore(int.MaxValue), Is.True);
        AssertSame(brute, space);
    }

    [TestCaseSource(nameof(Bounds))]
    public void Anti_entropy_of_the_test_library(StateSpaceOptions given)
    {
        var bounds = given with { TimersPerNode = given.Nodes == 2 ? 2 : 1 };
        var protocol = new RumorSpread<ExhaustiveEnvironment<RumorSet>>(RumorDefect.AwaitsForever);
        var space = new ProtocolSpace<RumorNode, RumorSet>(protocol, bounds);
        space.Do("a rumor begins", new NodeId(0), (ref RumorNode state, ExhaustiveEnvironment<RumorSet> environment) => protocol.Begin(ref state, 0, environment));
        var plain = new RumorSpread<BruteForceEnvironment<RumorSet>>(RumorDefect.AwaitsForever);
        var brute = new BruteForce<RumorNode, RumorSet>(plain, bounds, Text);
        brute.Steps.Add((0, (ref RumorNode state, BruteForceEnvironment<RumorSet> environment) => plain.Begin(ref state, 0, environment)));
        Assert.That(brute.TryExplore(int.MaxValue), Is.True);
        AssertSame(brute, space);
    }

    [SeededProperty(MaxTest = 100)]
    public Property Drawn_protocols(ulong seed, bool areThree, bool isOrdered, byte faults, byte keeps)
    {
        var bounds = new StateSpaceOptions
        {
            Nodes = areThree ? 3 : 2,
            IsOrdered = isOrdered,
            Losses = faults % 2,
            Duplications = faults / 2 % 2,
            Crashes = faults / 4 % 2,
            Restarts = faults / 8 % 2,
            Keeps = (Remnant)(keeps % 3),
            TimersPerNode = 1,
        };
        var (space, brute) = Drawn(seed, bounds);
        var isSmall = brute.TryExplore(StatesMax);
        if (isSmall)
        {
            AssertSame(brute, space());
        }

        return true.Classify(isSmall, "small enough");
    }

    [SeededProperty(MaxTest = 100)]
    public Property Traces_of_drawn_protocols(ulong seed, bool areThree, byte losses)
    {
        var bounds = new StateSpaceOptions { Nodes = areThree ? 3 : 2, Losses = losses % 2, TimersPerNode = 0 };
        var (space, brute) = Drawn(seed, bounds);
        var counted = brute.Traces(runsMax: 1_000);
        if (counted is { } runs)
        {
            Assert.That(Exhaustive.CountTraces(space()), Is.EqualTo(runs.Traces), $"of {runs.Runs} runs");
        }

        return true.Classify(counted is not null, "small enough").Classify(counted?.Runs > counted?.Traces, "reduced");
    }

    private static (Func<StateSpace> Space, BruteForce<TableNode, TableMessage> Brute) Drawn(ulong seed, StateSpaceOptions bounds)
    {
        var plain = new TableProtocol<BruteForceEnvironment<TableMessage>>(seed);
        var brute = new BruteForce<TableNode, TableMessage>(plain, bounds, node => string.Create(CultureInfo.InvariantCulture, $"{node.Value} {node.Other}"));
        brute.Steps.Add((0, plain.Work));
        brute.Steps.Add((1, plain.Work));
        return (Space, brute);

        StateSpace Space()
        {
            var protocol = new TableProtocol<ExhaustiveEnvironment<TableMessage>>(seed);
            var space = new ProtocolSpace<TableNode, TableMessage>(protocol, bounds);
            space.Do("n0 works", new NodeId(0), protocol.Work);
            space.Do("n1 works", new NodeId(1), protocol.Work);
            return space;
        }
    }

    private static void AssertSame<TState, TMessage>(BruteForce<TState, TMessage> brute, StateSpace space)
        where TState : struct
        where TMessage : struct
    {
        var whole = Exhaustive.Run(space, new ExhaustiveOptions { Reduces = false });
        var reduced = Exhaustive.Run(space, new ExhaustiveOptions { Reduces = true });
        TestContext.Out.WriteLine($"{whole.States} states, {whole.Transitions} transitions, reduced {reduced.Transitions}");
        Assert.That(
            (whole.States, whole.Transitions, whole.Ends, whole.Depth),
            Is.EqualTo((brute.States, brute.Transitions, brute.Ends, brute.Depth())), "states, transitions, ends, depth");
        Assert.That(
            (reduced.States, reduced.Ends, reduced.Depth), Is.EqualTo((whole.States, whole.Ends, whole.Depth)), "states, ends, depth, reduced");
        Assert.That(reduced.Transitions, Is.LessThanOrEqualTo(whole.Transitions));
        Assert.That((whole.IsComplete, reduced.IsComplete), Is.EqualTo((true, true)));
    }

    private static string Knows(RumorMemory memory) => memory.Add(First, Instant.Zero) ? "knows nothing" : "knows it";

    private static string Text(RumorNode node)
    {
        // Its times are all the same where there is no clock.
        var handed = "";
        for (var rumor = 0; rumor < RumorNode.Times.Count; rumor++)
        {
            handed += node.Handed[rumor];
        }

        return $"{node.Known} {node.IsWaiting} {handed}";
    }
}
