using System.Text.Json;
using System.Text.RegularExpressions;
using Distribution.Protocol;
using Distribution.Simulator;
using NUnit.Framework;

namespace Distribution.ExplorationTests;

/// <summary>A trace of a run that failed ends with what did not hold.</summary>
internal sealed class TraceFailureTests
{
    private static readonly Lazy<RunTrace> Failed = new(() => TraceOf(new Duplication { For = Duration.FromSeconds(10), Chance = new(1) }));

    [Test]
    public void It_is_known_after_which_event_and_at_which_node()
    {
        var failure = Failed.Value.Failure!;
        Assert.That((failure.Oracle, failure.Reason), Is.EqualTo(("no InvalidOperationException at a message", "0 instead of 1")));
        Assert.That((failure.After, failure.Node, failure.At), Is.EqualTo((Failed.Value.Events.Count, 1, Failed.Value.Events[^1].At)));
        Assert.That(TraceOf().Failure, Is.Null, "a run in which all holds");
    }

    [Test]
    public void What_never_began_has_failed_too()
    {
        var trace = (new Trial(new Unborn(), 1, 2) { IsTraced = true }).Run().Trace!;
        Assert.That((trace.Failure!.Oracle, trace.Failure.After, trace.Failure.Node), Is.EqualTo(("no FormatException at 'start'", 0, -1)));
        Assert.That(Text("shiviz", trace), Does.Contain("violation: no FormatException at 'start'. unborn.\noutside {\"outside\":2}"));
    }

    [Test]
    public void Text_ends_with_it()
    {
        var failure = Failed.Value.Failure!;
        Assert.That(Text("text", Failed.Value), Does.EndWith(
            $"\nafter event {failure.After} at {failure.At}, violation: no InvalidOperationException at a message. 0 instead of 1.\n"));
    }

    [Test]
    public void Json_lines_end_with_it_and_are_read_again()
    {
        var text = Text("jsonl", Failed.Value);
        using var last = JsonDocument.Parse(text.TrimEnd('\n').Split('\n')[^1]);
        Assert.That(last.RootElement.GetProperty("violation").GetString(), Is.EqualTo(Failed.Value.Failure!.Oracle));
        Assert.That(JsonLinesTrace.Read(new StringReader(text)).Failure, Is.EqualTo(Failed.Value.Failure));
        Assert.That(JsonLinesTrace.Read(new StringReader(Text("jsonl", TraceOf()))).Failure, Is.Null);
    }

    [Test]
    public void Chrome_shows_it_at_its_time_across_all_threads()
    {
        using var document = JsonDocument.Parse(Text("chrome", Failed.Value));
        var shown = document.RootElement.GetProperty("traceEvents").EnumerateArray().Single(item => item.GetProperty("ph").GetString() == "i");
        Assert.That(shown.GetProperty("s").GetString(), Is.EqualTo("g"));
        Assert.That(shown.GetProperty("name").GetString(), Does.StartWith("violation: no InvalidOperationException at a message. "));
        Assert.That(shown.GetProperty("ts").GetDecimal() * 1000, Is.EqualTo((decimal)Failed.Value.Failure!.At.Nanoseconds));
    }

    [Test]
    public void ShiViz_has_it_as_the_last_event_of_its_node()
    {
        var read = Regex.Matches(Text("shiviz", Failed.Value), ShiVizTrace.Parser, RegexOptions.NonBacktracking)
            .Select(match => (Host: match.Groups["host"].Value, What: match.Groups["event"].Value, Clock: JsonSerializer.Deserialize<Dictionary<string, int>>(match.Groups["clock"].Value)!))
            .ToArray();
        Assert.That(read, Has.Length.EqualTo(Failed.Value.Events.Count + Failed.Value.Nodes + 2));
        Assert.That((read[^1].Host, read[^1].What), Is.EqualTo(("n1", "violation: no InvalidOperationException at a message. 0 instead of 1.")));
        var before = read[..^1].Last(item => item.Host == "n1").Clock;
        Assert.That(read[^1].Clock, Is.EquivalentTo(before.Select(entry => KeyValuePair.Create(entry.Key, entry.Value + (entry.Key == "n1" ? 1 : 0)))));
    }

    private static RunTrace TraceOf(params Fault[] faults) =>
        (new Trial(new TwoDefects(), 3, 2) { Plan = new FaultPlan(faults), IsTraced = true }).Run().Trace!;

    private static string Text(string name, RunTrace trace)
    {
        using var writer = new StringWriter();
        TraceFormat.All.Single(format => format.Name == name).Write(trace, writer);
        return writer.ToString();
    }

    /// <summary>Nothing happens in it.</summary>
    private sealed class Unborn : Scenario
    {
        public override void Build(ScenarioRun run) => run.Cluster(setUp: (_, _) => throw new FormatException("unborn"));
    }
}
