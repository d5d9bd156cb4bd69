using Distribution.Experiments.Exploring;
using Distribution.Protocol;
using Distribution.Simulator;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Exploring;

/// <summary>YAML is another spelling of the same plans.</summary>
internal sealed class FaultPlanYamlTests
{
    [SeededProperty(MaxTest = 100)]
    public void A_plan_written_as_JSON_is_YAML_and_reads_the_same(ulong seed)
    {
        // JSON is YAML, and so is it without the quotes.
        var plan = new FaultSpace { Nodes = 5, Horizon = Duration.FromSeconds(10), Kinds = [.. FaultKinds.DrawnNames] }.Draw(seed);
        var json = FaultPlanJson.Write(plan).ToJsonString();
        foreach (var yaml in new[] { json, json.Replace("\"", "", StringComparison.Ordinal).Replace(":", ": ", StringComparison.Ordinal) })
        {
            Assert.That(FaultPlanJson.Write(FaultPlanYaml.Parse(yaml)).ToJsonString(), Is.EqualTo(json));
        }
    }

    [Test]
    public void Values_need_no_quotes()
    {
        const string yaml = """
            # What goes wrong.
            - fault: loss
              at: 1.5s
              for: forever
              from: [0, 1]
              to:
                - 2
              chance: 5%
              salt: 18446744073709551615
            - fault: pause
              node: 2
              stopsClock: true
            - fault: visit
              node: 0
              point: "7"
              visit: 7
            """;
        var plan = FaultPlanYaml.Parse(yaml);
        var loss = (Loss)plan[0];
        Assert.That((loss.At, loss.For, loss.Chance, loss.Salt), Is.EqualTo(
            (new Instant(1_500_000_000), Duration.MaxValue, new Probability(0.05), ulong.MaxValue)));
        Assert.That((loss.From, loss.To), Is.EqualTo((new[] { 0, 1 }, new[] { 2 })));
        Assert.That(plan[1], Is.EqualTo(new Pause { Node = 2, StopsClock = true }));
        Assert.That(plan[2], Is.EqualTo(new BuggifyVisit { Node = 0, Point = "7", Visit = 7 }));
    }

    [TestCase("", "a fault plan is a list of faults")]
    [TestCase("fault: cut\n", "a fault plan is a list of faults")]
    [TestCase("- fault: cut\n- fault: los\n", "line 2: fault 1: los is no kind of fault")]
    [TestCase("- fault: cut\n  at: 1s\n  at: 2s\n", "line 3: the member at is there twice")]
    [TestCase("- fault: loss\n  at: 1s\n  chance: 1.2\n", "line 3: fault 0 (loss): chance: '1.2' is no probability")]
    [TestCase("- fault: cut\n  from:\n  - 0\n  - one\n", "line 4: fault 0 (cut): from[1]: 'one' is no whole number")]
    [TestCase("- fault: cut\n  from: [0, ~]\n", "line 2: fault 0 (cut): from[1]: this is null")]
    [TestCase("- fault: cut\n  node: 1\n", "line 1: fault 0 (cut): it has no member node")]
    [TestCase("- fault: message\n  from: 0\n  to: 1\n  number: 0\n  arrivals:\n  - after: -1s\n    afer: 1s\n", "line 6: fault 0 (message): arrivals[0]: it has no member afer")]
    [TestCase("- &a\n  fault: cut\n- *a\n", "line 1: anchors, aliases and tags are not allowed")]
    [TestCase("- !!str cut\n", "line 1: anchors, aliases and tags are not allowed")]
    [TestCase("- fault: cut\n---\n- fault: cut\n", "a second document begins")]
    [TestCase("- fault: cut\n  at: [1s\n", "this is no YAML")]
    [TestCase("- fault: cut\n\t  at: 1s\n", "line 2: this is no YAML")]
    [TestCase("[[[[[[[[[[[[[[[[[[[[", "line 1: lists and objects are nested more than 16 deep")]
    [TestCase("- ? [a]\n  : 1\n", "line 1: the name of a member is a text")]
    public void What_is_no_plan_is_refused_in_one_line_that_says_where(string yaml, string reason)
    {
        var refusal = Assert.Throws<FaultPlanException>(() => FaultPlanYaml.Parse(yaml))!.Message;
        Assert.That(refusal, Does.Contain(reason).And.Not.Contain("\n"));
    }
}
