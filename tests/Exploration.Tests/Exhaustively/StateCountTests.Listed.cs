using System.Reflection;
using Distribution.Experiments;
using Distribution.InSimulator;
using Distribution.Protocol;
using NUnit.Framework;

namespace Distribution.ExplorationTests;

/// <content>The spaces that <c>explore --strategy exhaustive</c> makes of the protocols that are listed.</content>
internal sealed partial class StateCountTests
{
    [TestCaseSource(nameof(Bounds))]
    public void Listed_flooding(StateSpaceOptions bounds) => AssertListed<RumorMemory, Rumor>(
        "flood", new() { ["messages"] = "2" }, bounds, new Flood<BruteForceEnvironment<Rumor>>(echoes: false), Remembered, messages: 2);

    [TestCaseSource(nameof(Bounds))]
    public void Listed_direct_mail(StateSpaceOptions bounds) => AssertListed<RumorMemory, Rumor>(
        "direct-mail", [], bounds, new DirectMail<BruteForceEnvironment<Rumor>>(), Knows);

    [TestCaseSource(nameof(Bounds))]
    public void Listed_rumors(StateSpaceOptions given) => AssertListed<MongerState, MongerMessage>(
        "rumor",
        new() { ["stop"] = "feedback-counter", ["k"] = "1" },
        given with { TimersPerNode = 1 },
        new RumorMongering<BruteForceEnvironment<MongerMessage>>(
            GossipClock.Timeless,
            new MongerOptions
            {
                Stop = StopRule.FeedbackCounter,
                K = 1,
                Judge = JudgeRule.Sequential,
                PullStep = PullStep.Request,
            }),
        state => string.Join(' ', typeof(MongerState).GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Select(field => field.GetValue(state))));

    private static string Remembered(RumorMemory memory)
    {
        // Each is asked of a copy, as asking is adding.
        var (one, other) = (memory.Copy(), memory.Copy());
        return $"{one.Add(First, Instant.Zero)} {other.Add(First with { Counter = 1 }, Instant.Zero)}";
    }

    private static void AssertListed<TState, TMessage>(
        string name,
        Dictionary<string, string> options,
        StateSpaceOptions bounds,
        IGossipProtocol<TState, TMessage, BruteForceEnvironment<TMessage>> plain,
        Func<TState, string> textOf,
        int messages = 1)
        where TState : struct
        where TMessage : struct
    {
        var listed = Composition.Catalog.Explored.Single(listed => listed.Name == name);
        var space = listed.ExhaustibleOf(listed.Read(options, bounds.Nodes), bounds.Nodes)!.Space(bounds);
        var brute = new BruteForce<TState, TMessage>(plain, bounds, textOf);
        for (var number = 0; number < messages; number++)
        {
            var rumor = new RumorId(default, (uint)number);
            brute.Steps.Add((0, (ref TState state, BruteForceEnvironment<TMessage> environment) => plain.OnBroadcast(ref state, rumor, environment)));
        }

        Assert.That(brute.TryExplore(int.MaxValue), Is.True);
        AssertSame(brute, space);
    }
}
