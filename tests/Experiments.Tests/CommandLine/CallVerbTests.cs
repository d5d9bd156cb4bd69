using System.Text.Json;
using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Tests.Fakes;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.CommandLine;

[TestFixture]
internal sealed class CallVerbTests
{
    [Test]
    public async Task A_running_node_answers()
    {
        await using var cluster = Cluster.Processes();
        await cluster.StartAsync();
        var address = cluster.Origin.Address.ToString();
        var outcome = await new Line().RunAsync("call", address, "status.get", "[\"port\"]");
        Assert.That(outcome.Output, Is.EqualTo($"{address}  {cluster.Origin.Address.Port}\n"));
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Done));
    }

    [Test]
    public async Task A_group_answers_by_node()
    {
        await using var cluster = Cluster.Processes();
        await cluster.StartAsync();
        await cluster.GroupAsync("measured", [cluster.Origin]);
        var address = cluster.Origin.Address.ToString();
        var outcome = await new Line().RunAsync("call", address, "status.get", "[\"nosuchkey\"]", "--group", "measured", "--format", "json");
        using var document = JsonDocument.Parse(outcome.Output);
        Assert.That(document.RootElement.GetProperty("errors").GetProperty(address).GetProperty("kind").GetString(), Is.EqualTo("UnknownKey"));
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Failed));
    }

    [Test]
    public async Task A_node_that_is_not_there_is_exit_code_3()
    {
        var outcome = await new Line().RunAsync("call", "127.0.0.1:1", "status.get", "[\"port\"]");
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Environment));
        Assert.That(outcome.Error, Does.StartWith("127.0.0.1:1  error Unreachable"));
        Assert.That(outcome.Output, Is.Empty);
    }
}
