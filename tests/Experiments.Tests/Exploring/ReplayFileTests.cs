using System.Text.Json.Nodes;
using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Exploring;
using Distribution.Experiments.Tests.Fakes;
using Distribution.Protocol;
using Distribution.Simulator;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Exploring;

/// <summary>What a replay file says about times.</summary>
internal sealed class ReplayFileTests
{
    private static readonly ReplayFile File = new(
        "rumors",
        new Dictionary<string, string>(),
        "Distribution.PlantedBugs.dll",
        3,
        7,
        FaultPlan.Empty,
        new HashSet<int> { 1, 3 },
        new Violation("everybody knows", "n1 does not", Second(4), 12),
        99,
        new TraceLadder(1, []),
        ["3 nodes"]);

    [Test]
    public void Times_that_are_not_the_scenarios_are_read_as_they_were_written()
    {
        var written = File with
        {
            FaultTime = Duration.FromMilliseconds(1_500),
            StepTimes = new Dictionary<int, Instant> { [3] = Second(1), [1] = new Instant(123_456_789) },
        };
        var read = ReplayFile.Parse("a file", written.ToJson());
        Assert.That(read.FaultTime, Is.EqualTo(written.FaultTime));
        Assert.That(read.StepTimes, Is.EquivalentTo(written.StepTimes));
        Assert.That(read.ToJson(), Is.EqualTo(written.ToJson()));
    }

    [Test]
    public void Times_of_the_scenario_are_not_written()
    {
        var root = JsonNode.Parse(File.ToJson())!.AsObject();
        Assert.That((root.ContainsKey("faultTime"), root.ContainsKey("stepTimes")), Is.EqualTo((false, false)));
        var read = ReplayFile.Parse("a file", File.ToJson());
        Assert.That((read.FaultTime, read.StepTimes.Count), Is.EqualTo(((Duration?)null, 0)));
    }

    [TestCase("-1s")]
    [TestCase("2y")]
    [TestCase("32000000s")]
    public void A_time_that_cannot_be_is_refused(string time)
    {
        var root = JsonNode.Parse((File with { FaultTime = Duration.FromSeconds(1) }).ToJson())!.AsObject();
        root["faultTime"] = time;
        root.Remove("checksum");
        root["checksum"] = $"{StableHash.Mix(StableHash.Of(root.ToJsonString())):x16}";
        Assert.That(() => ReplayFile.Parse("a file", root.ToJsonString()), Throws.TypeOf<UsageException>());
    }

    [TestCase("nodes", 1)]
    [TestCase("nodes", int.MaxValue)]
    [TestCase("stride", 0)]
    [TestCase("stride", -1)]
    [TestCase("stride", 1L << 62)]
    public void A_number_that_cannot_be_is_refused(string member, long number)
    {
        var root = JsonNode.Parse(File.ToJson())!.AsObject();
        (member == "nodes" ? root : root["ladder"]!.AsObject())[member] = number;
        root.Remove("checksum");
        root["checksum"] = $"{StableHash.Mix(StableHash.Of(root.ToJsonString())):x16}";
        Assert.That(() => ReplayFile.Parse("a file", root.ToJsonString()), Throws.TypeOf<UsageException>());
    }

    [Test]
    public async Task A_file_of_the_first_format_replays_as_ever()
    {
        // Recorded before runs were made shorter, with other builds.
        var file = Path.Combine(AppContext.BaseDirectory, "Exploring", "Recorded", "format-1.replay.json");
        var library = Path.Combine(AppContext.BaseDirectory, "Distribution.PlantedBugs.dll");
        var outcome = await new Line { Catalog = Composition.Catalog }.RunAsync("replay", file, "--load", library);
        Assert.That((outcome.Code, outcome.Error), Is.EqualTo((ExitCode.Failed, "")));
        Assert.That(outcome.Output, Does.Contain("The run went the same way").And.Contain("At 25.1s, after 947 events"));
    }

    private static Instant Second(long number) => Instant.Zero + Duration.FromSeconds(number);
}
