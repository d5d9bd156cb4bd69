using System.Text.Json;
using System.Text.RegularExpressions;
using Distribution.PlantedBugs;
using Distribution.Simulator;
using NUnit.Framework;

namespace Distribution.ExplorationTests;

/// <summary>What is written is read again, and says the same causes.</summary>
internal sealed class TraceFormatTests
{
    [TestCase(typeof(RumorScenario))]
    [TestCase(typeof(PoolScenario))]
    public void A_run_is_written_alike_each_time(Type scenario)
    {
        foreach (var format in TraceFormat.All)
        {
            var (one, other) = (Text(format, Traces.Of(New(scenario), 7, 1).Trace!), Text(format, Traces.Of(New(scenario), 7, 1).Trace!));
            Assert.That(one.Length, Is.GreaterThan(1_000), format.Name);
            Assert.That(other, Is.EqualTo(one), format.Name);
        }
    }

    [TestCase(typeof(RumorScenario))]
    [TestCase(typeof(PoolScenario))]
    public void Json_lines_are_read_as_they_were_written(Type scenario)
    {
        var trace = Traces.Of(New(scenario), 3, 2).Trace!;
        var read = JsonLinesTrace.Read(new StringReader(Text(new JsonLinesTrace(), trace)));
        Assert.That(read.Events, Is.EqualTo(trace.Events));
        Assert.That(read.Messages, Is.EqualTo(trace.Messages));
        Assert.That(read.Nodes, Is.EqualTo(trace.Nodes));
    }

    [Test]
    public void Json_lines_that_cannot_have_happened_are_refused()
    {
        var text = Text(new JsonLinesTrace(), Traces.Of(new RumorScenario(), 3, 2).Trace!);
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        AssertRefused("", "no first line");
        AssertRefused("{}", "none of a trace");
        AssertRefused(text[..(text.Length / 2)], "none of a trace");
        AssertRefused(string.Join('\n', lines.Where(line => !line.Contains("\"send\":9,", StringComparison.Ordinal))), "message 9");
        AssertRefused(string.Join('\n', lines.Where(line => !line.Contains("\"event\":9,", StringComparison.Ordinal))), "event 9");
        AssertRefused(Regex.Replace(text, "(?<=\"event\":20,[^\n]*\"cause\":)\\d+", "20", RegexOptions.None, TimeSpan.FromSeconds(10)), "its cause is 20");
    }

    [TestCase(typeof(RumorScenario))]
    [TestCase(typeof(PoolScenario))]
    public void Chrome_arrows_begin_and_end_at_events_and_never_go_back(Type scenario)
    {
        var trace = Traces.Of(New(scenario), 5, 3).Trace!;
        using var document = JsonDocument.Parse(Text(Format("chrome"), trace));
        var items = document.RootElement.GetProperty("traceEvents").EnumerateArray().ToArray();
        var slices = items.Where(item => Phase(item) == "X").Select(At).ToHashSet();
        var starts = items.Where(item => Phase(item) == "s").ToDictionary(item => item.GetProperty("id").GetInt64());
        var ends = items.Where(item => Phase(item) == "f").ToDictionary(item => item.GetProperty("id").GetInt64());
        Assert.That(ends.Keys.Order(), Is.EqualTo(starts.Keys.Order()).And.Not.Empty);
        foreach (var (id, end) in ends)
        {
            Assert.That(slices.Contains(At(starts[id])) && slices.Contains(At(end)), Is.True, $"arrow {id} begins and ends at events");
            Assert.That(At(starts[id]).Time, Is.LessThanOrEqualTo(At(end).Time));
        }

        Assert.That(ends, Has.Count.EqualTo(trace.Events.Count(item => CauseNode(trace, item) != item.Node)));
    }

    [TestCase(typeof(RumorScenario))]
    [TestCase(typeof(PoolScenario))]
    public void ShiViz_clocks_say_the_causes_of_the_trace(Type scenario)
    {
        var trace = Traces.Of(New(scenario), 5, 3).Trace!;
        var read = Regex.Matches(Text(new ShiVizTrace(), trace), ShiVizTrace.Parser, RegexOptions.NonBacktracking)
            .Select(match => (Host: match.Groups["host"].Value, Clock: JsonSerializer.Deserialize<Dictionary<string, int>>(match.Groups["clock"].Value)!))
            .ToArray();
        Assert.That(read, Has.Length.EqualTo(trace.Events.Count + trace.Nodes + 1), "the events, and the start of each node and of the world outside");
        var before = new Dictionary<string, Dictionary<string, int>>();
        for (var index = 0; index < read.Length; index++)
        {
            var (host, clock) = read[index];
            Assert.That(clock[host], Is.EqualTo(1 + before.GetValueOrDefault(host)?[host] ?? 1), "its own events are counted one by one");
            var cause = index <= trace.Nodes || trace.Events[index - trace.Nodes - 1].Cause == 0
                ? null
                : read[trace.Nodes + trace.Events[index - trace.Nodes - 1].Cause].Clock;
            foreach (var (other, count) in (before.GetValueOrDefault(host) ?? []).Concat(cause ?? []))
            {
                Assert.That(clock[other], Is.GreaterThanOrEqualTo(count), "what it has heard of is not forgotten");
            }

            before[host] = clock;
        }
    }

    private static Scenario New(Type scenario) => (Scenario)Activator.CreateInstance(scenario)!;

    private static string Text(TraceFormat format, RunTrace trace)
    {
        using var writer = new StringWriter();
        format.Write(trace, writer);
        return writer.ToString();
    }

    private static TraceFormat Format(string name) => TraceFormat.All.Single(format => format.Name == name);

    private static string Phase(JsonElement item) => item.GetProperty("ph").GetString()!;

    private static (int Thread, decimal Time) At(JsonElement item) => (item.GetProperty("tid").GetInt32(), item.GetProperty("ts").GetDecimal());

    private static int CauseNode(RunTrace trace, TraceEvent item) =>
        item.Cause > 0 ? trace.Events[(int)item.Cause - 1].Node : item.Sender >= 0 ? item.Sender : item.Node;

    private static void AssertRefused(string text, string reason) =>
        Assert.That(() => JsonLinesTrace.Read(new StringReader(text)), Throws.TypeOf<FormatException>().With.Message.Contains(reason));
}
