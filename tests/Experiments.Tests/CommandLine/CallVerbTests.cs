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
    public async Task The_services_of_a_group_are_called_by_name()
    {
        await using var cluster = Cluster.Processes();
        await cluster.StartAsync();
        await cluster.GroupAsync("g", [cluster.Origin], new GroupSettings { ExcludeSelf = false });
        await cluster.Origin.Routes.PutAsync("mine", new Service().Method("double", (int number) => 2 * number));
        using var counts = await GroupCallAsync(cluster, "status.get", "[\"counts\"]");
        Assert.That(Value(counts, cluster).GetInt32(), Is.EqualTo(counts.RootElement.GetProperty("total").GetInt32()).And.Positive);
        using var doubled = await GroupCallAsync(cluster, "mine.double", "[21]");
        Assert.That(Value(doubled, cluster).GetInt32(), Is.EqualTo(42));
        using var gossiped = await GroupCallAsync(cluster, "gossip.send", "[[21],{\"service\":\"mine\",\"method\":\"double\"}]");
        Assert.That(Value(gossiped, cluster).GetInt32(), Is.EqualTo(42));
        using var armed = await GroupCallAsync(cluster, "gossip.at", "[60000,[1],{\"service\":\"mine\",\"method\":\"double\"}]");
        Assert.That(Value(armed, cluster).GetInt32(), Is.EqualTo(1));
        using var ended = await GroupCallAsync(cluster, "gossip.del", "[1]");
        Assert.That(Value(ended, cluster).GetBoolean(), Is.True);
        using var unknown = await GroupCallAsync(cluster, "gossip.recv", "[]");
        Assert.That(Error(unknown, cluster), Is.EqualTo("UnknownMethod"));
    }

    [Test]
    public async Task One_node_is_spawned_into_a_group_and_all_are_stopped()
    {
        await using var cluster = Cluster.Processes();
        await cluster.StartAsync();
        await cluster.GroupAsync("g", [cluster.Origin, (await cluster.SpawnAsync(1))[0]]);
        using var spawned = await GroupCallAsync(cluster, "status.spawn", "[]", "--deadline", "30s");
        Assert.That(Value(spawned, cluster).GetProperty("port").GetInt32(), Is.Positive);
        Assert.That((await cluster.Origin.Groups.GetAsync("g")).Count, Is.EqualTo(3));
        using var stopped = await GroupCallAsync(cluster, "status.stop", "[]");
        Assert.That(stopped.RootElement.GetProperty("values").EnumerateObject().Count(), Is.EqualTo(3));
        Assert.That(stopped.RootElement.GetProperty("errors").EnumerateObject(), Is.Empty);
    }

    [Test]
    public async Task A_node_that_is_not_there_is_exit_code_3()
    {
        var outcome = await new Line().RunAsync("call", "127.0.0.1:1", "status.get", "[\"port\"]");
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Environment));
        Assert.That(outcome.Error, Does.StartWith("127.0.0.1:1  error Unreachable"));
        Assert.That(outcome.Output, Is.Empty);
    }

    private static async Task<JsonDocument> GroupCallAsync(Cluster cluster, string method, string arguments, params string[] options)
    {
        string[] line = ["call", cluster.Origin.Address.ToString(), method, arguments, "--group", "g", "--format", "json", .. options];
        return JsonDocument.Parse((await new Line().RunAsync(line)).Output);
    }

    private static JsonElement Value(JsonDocument reply, Cluster cluster) =>
        reply.RootElement.GetProperty("values").GetProperty(cluster.Origin.Address.ToString());

    private static string? Error(JsonDocument reply, Cluster cluster) =>
        reply.RootElement.GetProperty("errors").GetProperty(cluster.Origin.Address.ToString()).GetProperty("kind").GetString();
}
