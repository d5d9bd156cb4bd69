using System.Text.Json;
using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Measuring;
using Distribution.Experiments.Tests.Fakes;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Launching;

/// <summary>Nodes that are started by a program with the name of Slurm's.</summary>
[NonParallelizable]
[Platform(Exclude = "Win", Reason = "Slurm's programs are shell scripts here.")]
internal sealed class LaunchedNodesTests
{
    private static readonly string[] Gossip =
        ["measure", "gossip", "--nodes", "3", "--subset", "3", "--messages", "2", "--advertise", "127.0.0.1", "--out", "none"];

    [Test]
    public async Task Nodes_join_whoever_measures_them_and_end_with_the_measurement()
    {
        using var slurm = new FakeSlurm("srun");
        var outcome = await RunAsync([.. Gossip, "--launcher", "slurm", "--launcher-options=--nodes=3", "--format", "json"]);
        Assert.That(outcome.Code, Is.Zero, outcome.Error);
        using var document = JsonDocument.Parse(outcome.Output);
        Assert.That(document.RootElement.GetProperty("measures").GetProperty("reach").GetProperty("mean").GetDouble(), Is.EqualTo(1));
        Assert.That(slurm.Calls, Has.Count.EqualTo(1));
        Assert.That(slurm.Calls[0], Does.StartWith("srun --ntasks=3 ").And.Contain(" --nodes=3 ").And.Contain(" --join 127.0.0.1:"));
    }

    [Test]
    public async Task What_Slurm_refuses_is_said_in_its_own_words()
    {
        using var slurm = new FakeSlurm("srun");
        slurm.Let("refuse");
        var outcome = await RunAsync([.. Gossip, "--launcher", "slurm"]);
        Assert.That((outcome.Code, outcome.Error), Is.EqualTo((
            ExitCode.Environment,
            "distribution: --launcher slurm: srun ended with exit code 1: "
                + "srun: error: Unable to allocate resources: Requested node configuration is not available\n")));
    }

    [Test]
    public async Task Faults_that_only_children_can_have_are_refused()
    {
        using var folder = new Folder();
        Directory.CreateDirectory(folder.Path);
        await File.WriteAllTextAsync(folder["plan.yaml"], "[{ \"fault\": \"crash\", \"at\": \"0s\", \"for\": \"2s\", \"node\": 3 }]");
        var outcome = await RunAsync([.. Gossip, "--launcher", "slurm", "--plan", folder["plan.yaml"]]);
        Assert.That((outcome.Code, outcome.Error), Is.EqualTo((
            ExitCode.Usage,
            $"distribution: --plan '{folder["plan.yaml"]}': allowed are plans for child processes, which are --launcher local\n")));
    }

    private static Task<Line.Outcome> RunAsync(params string[] arguments) =>
        new Line { Catalog = new Catalog { Measurements = [new GossipMeasurement()] } }.RunAsync(arguments);
}
