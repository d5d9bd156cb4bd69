using Distribution.Experiments.Exploring;
using Distribution.Experiments.Hosted;
using Distribution.Experiments.Tests.Reports;
using Distribution.Simulator;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Exploring;

/// <summary>The trace of a listed protocol says in words what its messages, its timers and the states of its nodes are.</summary>
internal sealed class TraceWordsTests
{
    private const ulong Seed = 7;
    private const int Nodes = 4;

    // What types say that say nothing of themselves.
    private const string TypeName = @"\w\.[A-Z]\w+|[A-Z]\w* \{";

    private static IEnumerable<string[]> Lines =>
    [
        .. Composition.Catalog.Protocols.Select(protocol => (string[])[protocol.Name]),
        ["rumor", "--mode", "push-pull", "--connection-limit", "1", "--hunt", "2"],
        ["rumor", "--mode", "pull", "--stop", "blind-coin", "--clock", "poisson", "--pull-step", "request"],
        ["rumor", "--mode", "push-pull", "--stop", "median-counter"],
        ["anti-entropy", "--mode", "push-pull", "--exchange", "recent", "--connection-limit", "1", "--items", "20"],
        ["anti-entropy", "--certificates", "3,6,2"],
    ];

    [TestCaseSource(nameof(Lines))]
    public void A_trace_says_what_everything_is(params string[] line)
    {
        var trial = Faulty(line);
        var (plain, traced) = (trial.Run(), (trial with { IsTraced = true }).Run());
        Assert.That(traced.TraceHash, Is.EqualTo(plain.TraceHash), "words enter no hash");
        var trace = traced.Trace!;
        Assert.That(trace.Messages, Is.Not.Empty);
        Assert.That(trace.Messages.Select(sent => sent.What), Has.All.Match("^[a-z]").And.None.Match(TypeName));
        var states = trace.Events.Where(item => item.Node >= 0).Select(item => item.State).ToArray();
        Assert.That(states, Has.All.Match("^[a-z]").And.None.Match(TypeName));
        Assert.That(states, Has.Some.EqualTo("down"), "there are crashes");
        Assert.That(trace.Events.Where(item => item.Kind == EventKind.Timer).Select(item => item.What), Has.None.Match("timer [0-9]"));
    }

    [Test]
    public async Task The_examples_of_the_documentation_are_lines_of_such_traces()
    {
        var own = ProtocolScenario.Of(ProtocolClass.Of(typeof(MyGossip.FiveTimes<>)))!;
        await AssertShownAsync("finding-bugs.md", Listed("rumor"), nodes: 4, lines: 4);
        await AssertShownAsync("writing-a-protocol.md", own, nodes: 3, lines: 2);
    }

    private static async Task AssertShownAsync(string page, ListedScenario listed, int nodes, int lines)
    {
        var scenario = listed.Create(listed.Read(new Dictionary<string, string>(), nodes));
        using var text = new StringWriter();
        TraceFormat.All.Single(format => format.Name == "text").Write(
            new Trial(scenario, Seed, nodes) { IsTraced = true }.Run().Trace!, text);
        var third = $"{text}".IndexOf("event 3 ", StringComparison.Ordinal);
        var shown = string.Join('\n', $"{text}"[third..].Split('\n').Take(lines));
        Assert.That(await File.ReadAllTextAsync(Repository.PathOf("docs", page)), Does.Contain($"```\n{shown}\n```\n"));
    }

    private static ListedScenario Listed(string name) => Composition.Catalog.Explored.Single(scenario => scenario.Name == name);

    /// <summary>A run with crashes.</summary>
    private static Trial Faulty(string[] line)
    {
        var given = line.Skip(1).Chunk(2).ToDictionary(pair => pair[0][2..], pair => pair[1], StringComparer.Ordinal);
        var listed = Listed(line[0]);
        var scenario = listed.Create(listed.Read(given, Nodes));
        var quarter = new Protocol.Duration(scenario.FaultTime.Nanoseconds / 4);
        var crash = new Crash { Node = 1, At = Protocol.Instant.Zero + quarter, For = quarter };
        return new Trial(scenario, Seed, Nodes) { Plan = new FaultPlan([crash]) };
    }
}
