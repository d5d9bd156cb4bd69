using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Tests.Fakes;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Plans;

/// <summary>Whatever is wrong with a plan is said in one line that begins with file, line and column.</summary>
[TestFixture]
internal sealed class PlanErrorTests
{
    private static readonly Catalog Catalog = new() { Protocols = [new FakeProtocol(), Given.Rumor], Measurements = [new FakeMeasurement()] };

    [TestCase("", "1:1: a plan is empty; allowed are objects, with a name, a colon and a value a line")]
    [TestCase("- fake", "1:1: a plan is a list; allowed are objects, with a name, a colon and a value a line")]
    [TestCase("protocol: fake\n  level: [1", "this is no YAML: ")]
    [TestCase("protocol: fake\naxes:\n  nodes: [100\n  level: 3", "3:10: this is no YAML: a bracket or a quote before it may not be closed\n")]
    [TestCase("protocol:\tfake\n\taxes: {level: 1..3}", "2:1: this is no YAML: While scanning a plain scalar, found a tab character that violate indentation\n")]
    [TestCase("protocol: fake\naxes: {level: 1..3}\nprotocol: fake", "3:1: the member protocol is there twice")]
    [TestCase("protocol: fake\naxes:\n  level: 1..3\n  level: 4", "4:3: the member level is there twice")]
    [TestCase("protocl: fake\naxes: {level: 1..3}", "1:1: 'protocl' is no key of a plan; allowed are name, about, kind, protocol, options, axes, grids, runs, untilCi, seed, budget, calibration, measures, target, charts, theory, baseline, published (did you mean 'protocol'?)")]
    [TestCase("axes: {level: 1..3}", "1:1: protocol is missing; allowed are fake")]
    [TestCase("protocol: fak\naxes: {level: 1..3}", "1:11: 'fak' is nothing that kind simulate runs; allowed are fake, rumor (did you mean 'fake'?)")]
    [TestCase("kind: simulat\nprotocol: fake", "1:7: 'simulat' is no kind; allowed are simulate, measure, compare (did you mean 'simulate'?)")]
    [TestCase("protocol: fake\noptions:\n  lvel: 3\naxes: {nodes: 1..3}", "3:3: 'lvel' is no option of fake; allowed are nodes, level, loss (did you mean 'level'?)")]
    [TestCase("protocol: fake\noptions: {level: [1, 2]}", "2:18: level is a list; allowed in options is one value, and lists in axes")]
    [TestCase("protocol: fake\noptions: {level: 12}", "2:18: level '12': allowed are whole numbers from 0 to 9")]
    [TestCase("protocol: fake\naxes:\n  level: [1, 2..x]", "3:14: level '2..x': allowed are one value, a list such as 1,2,3, or a range such as 1..8")]
    [TestCase("protocol: fake\naxes:\n  level: 3..1", "3:10: level '3..1': the range ends before it begins; ")]
    [TestCase("protocol: fake\naxes:\n  level: []", "3:10: level is an empty list; allowed is one value or more")]
    [TestCase("protocol: fake\naxes:\n  level:\n    from: 1", "4:5: level is an object; allowed is one value")]
    [TestCase("protocol: fake\naxes:\n  level:\n", "3:9: level is empty; allowed is one value")]
    [TestCase("protocol: fake\noptions: {level: 1}\naxes: {level: 1..3}", "3:15: level is in options too; allowed is one of the two")]
    [TestCase("protocol: fake\naxes: {level: 1..3}\nruns: many", "3:7: runs 'many': allowed are whole numbers from 1 to 10000000")]
    [TestCase("protocol: fake\naxes: {level: 1..3}\nbudget: 5 minutes", "3:9: budget '5 minutes': allowed are durations such as 5m, or none")]
    [TestCase("protocol: fake\naxes: {level: 1..3}\nuntilCi: -1", "3:10: untilCi '-1': allowed are numbers above 0")]
    [TestCase("protocol: fake\naxes: {level: 1..3}\nmeasures: [vale]", "3:12: 'vale' is no measure of these protocols; allowed are value, even, rare (did you mean 'value'?)")]
    [TestCase("protocol: fake\naxes: {level: 1..3}\nmeasures: [value, even, value]", "3:25: 'value' is there twice; allowed is each once")]
    [TestCase("protocol: fake\naxes: {level: 1..3}\ncharts: [value-by-level, value-by-level]", "3:26: 'value-by-level' is there twice; allowed is each once")]
    [TestCase("protocol: fake\naxes: {level: 1..3}\ncharts: [value-by-levl]", "3:10: 'value-by-levl' is no chart of such a plan; allowed are ")]
    [TestCase("protocol: fake\naxes: {level: 1..3}\ntheory: [serf]", "3:10: 'serf' is no theory; allowed are exact-infect-and-die, ")]
    [TestCase("protocol: fake\naxes: {level: 1..3}\ncharts: [value-by-level, reach-grid]", "3:26: 'reach-grid' is no chart of what changes here, level; allowed are reached-round, not-reached-round, value-by-level, ")]
    [TestCase("protocol: fake\naxes: {level: 1..3}\ncharts: compared-distribution", "3:9: 'compared-distribution' is no chart of what changes here, level; ")]
    [TestCase("protocol: fake\naxes: {level: 1..3}\ncharts: [value-by-mechanism]", "3:10: 'value-by-mechanism' is no chart of what changes here, level; ")]
    [TestCase("protocol: fake\naxes: {level: 1..3, nodes: [1, 2]}\ncharts: [residue-traffic]", "3:10: 'residue-traffic' is no chart of what changes here, level and nodes; allowed are reached-round, ")]
    [TestCase("protocol: rumor\noptions: {stop: once, nodes: 50}\naxes: {fanout: 2..3}\ntheory: [infect-and-die-fixed-point, flood-cost]", "4:38: 'flood-cost' is a theory that says nothing of any cell of this plan; allowed are exact-infect-and-die, infect-and-die-fixed-point")]
    [TestCase("protocol: fake\naxes: {level: 1..3}\npublished: {source: a, rows: [{at: {level: 2}, value: 3}, {at: {level: 9}, value: 3}]}", "3:64: no cell of this plan has level 9; allowed are those of its cells: level 1, 2, 3")]
    [TestCase("protocol: fake\naxes: {level: 1..3}\nname: My Plan", "3:7: name 'My Plan': allowed are lower-case letters, digits and hyphens")]
    [TestCase("protocol: fake\naxes: {level: 8..9, nodes: [1, 2]}", "2:15: the cell level 9, nodes 1: --level '9': allowed are 0 to 8 with --nodes 1")]
    [TestCase("protocol: fake\noptions: {level: 9}\naxes: {nodes: [2, 1]}", "2:18: the cell level 9, nodes 1: --level '9': allowed are 0 to 8 with --nodes 1")]
    [TestCase("protocol: fake\naxes: {nodes: 1..2}\ngrids:\n- {name: a, axes: {level: [2, 3..4,\n  9]}}", "5:3: the cell nodes 1, level 9: --level '9'")]
    [TestCase("protocol: rumor\noptions: {stop: once, nodes: 20}\naxes: {fanout: [0, 1, 30]}", "3:23: the cell stop once, nodes 20, fanout 30: --fanout 30: with --nodes 20 a site has 19 others")]
    [TestCase("protocol: fake\ngrids:\n- axes: {level: 1..2}", "3:3: a grid without a name; allowed are grids with one, which the report shows")]
    [TestCase("protocol: fake\ngrids: {}", "2:8: grids is no list; allowed are lists of objects, each with a name")]
    [TestCase("protocol: fake\ngrids:\n- {name: a, axes: {level: 1..2}}\n- {name: b, axes: {level: 2..3}}", "4:3: the cell fake;level=2 is one of 'a' and of 'b'; allowed are mechanisms that differ")]
    [TestCase("protocol: fake\ngrids:\n- {name: a, runs: 3}", "3:13: 'runs' is no key of a grid; allowed are name, protocol, options, axes, published")]
    [TestCase("protocol: fake\naxes: {nodes: 1..1000, level: 0..9, loss: [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]}", "1:1: sweep plan: the grid has 110000 settings, allowed are 100000")]
    [TestCase("protocol: fake\naxes: {level: 1..3}\npublished: {source: a, rows: [{at: {lvel: 1}, value: 3}]}", "3:37: 'lvel' is no option of fake; ")]
    [TestCase("protocol: fake\naxes: {level: 1..3}\npublished: {source: a, rows: [{vaule: 3}]}", "3:32: 'vaule' is no measure of fake; allowed are at, value, even, rare (did you mean 'value'?)")]
    [TestCase("protocol: fake\naxes: {level: 1..3}\npublished: {rows: []}", "3:12: published has no source; allowed are objects with source and rows")]
    [TestCase("protocol: fake\naxes: {level: 1..3}\nbaseline: {levl: 1}", "3:12: 'levl' is no axis of this plan; allowed are level (did you mean 'level'?)")]
    [TestCase("protocol: fake\naxes: {level: 1..3}\nbaseline: {level: 4}", "3:19: '4' is no value of level; allowed are 1, 2, 3")]
    [TestCase("protocol: fake\naxes: {level: 1..3}\nbaseline: 2", "3:11: baseline is one value; allowed are objects, with a name, a colon and a value a line")]
    [TestCase("protocol: fake\naxes: {level: 1..3, loss: [0, 1%]}\nbaseline: {level: 1, loss: 0}", "3:11: baseline has several members; allowed is one axis with one of its values")]
    [TestCase("kind: measure\nprotocol: thing\naxes: {nodes: 1..3}\nbaseline: {nodes: 1}", "4:11: baseline: runs on real processes share no random numbers; allowed are plans of kind simulate")]
    [TestCase("protocol: &a fake", "1:11: anchors, aliases and tags are not allowed in a plan")]
    [TestCase("{\"protocol\": \"fake\", \"axes\": {\"level\": [1, 12]}}", "1:44: level '12': allowed are whole numbers from 0 to 9")]
    public async Task A_plan_that_is_none_is_refused_with_its_place(string text, string error)
    {
        using var folder = new Folder();
        Directory.CreateDirectory(folder.Path);
        var path = folder["plan.yaml"];
        await File.WriteAllTextAsync(path, text);
        var outcome = await new Line { Catalog = Catalog }.RunAsync("sweep", path, "--out", "none");
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Usage), outcome.Error);
        Assert.That(outcome.Error, Does.StartWith($"distribution: {path}:").And.Contain(error));
        Assert.That(outcome.Error.Count(letter => letter == '\n'), Is.EqualTo(1));
        Assert.That(outcome.Output, Is.Empty);
    }

    [TestCase("sweep", "sweep needs a plan file or one of fake, rumor")]
    [TestCase("sweep fak", "'fak': allowed are fake, rumor, and plan files (did you mean 'fake'?)")]
    [TestCase("sweep missing.yaml", "plan 'missing.yaml': there is no such file, or it cannot be read")]
    [TestCase("sweep missing.yaml --level 3", "--level: sweep has no such option beside plan.yaml: what is run stands there, under options or axes")]
    [TestCase("sweep missing.yaml --lvel 3", "--lvel: sweep has no such option (did you mean '--live'?)")]
    [TestCase("sweep missing.yaml fake --level 1..2", "'missing.yaml' and fake: allowed is a plan or a protocol")]
    public async Task A_plan_that_is_not_there_is_refused(string line, string error)
    {
        var outcome = await new Line { Catalog = Catalog }.RunAsync(line.Split(' '));
        Assert.That((outcome.Error, outcome.Code), Is.EqualTo(($"distribution: {error}\n", ExitCode.Usage)));
    }

    [SeededProperty(MaxTest = 200)]
    public void No_text_ends_in_anything_but_a_plan_or_a_refusal(string?[] parts)
    {
        var text = "protocol: fake\naxes: {level: 1..3}\n" + string.Join('\n', parts);
        try
        {
            Experiments.Plans.PlanFile.Parse(text, "plan.yaml", Catalog, []);
        }
        catch (UsageException exception)
        {
            Assert.That(exception.Message, Does.StartWith("plan.yaml:"));
        }
    }
}
