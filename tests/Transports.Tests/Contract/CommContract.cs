using System.Text.Json;
using Distribution.Protocol;
using NUnit.Framework;

namespace Distribution.Transports.Tests.Contract;

public sealed class CommContract(Transport transport) : ContractFixture(transport)
{
    [Test]
    public Task A_node_calls_itself_and_others() => OnCluster(async cluster =>
    {
        var node = (await cluster.SpawnAsync(1))[0];
        Assert.That(await cluster.Origin.Comm.SendAsync<string>(cluster.Origin.Address, "status", "get", ["nid"]), Is.EqualTo(cluster.Origin.Nid));
        Assert.That(await cluster.Origin.Comm.SendAsync<string>(node.Address, "status", "get", ["sid"]), Is.EqualTo(node.Sid));
        Assert.That(await node.Comm.SendAsync<string>(cluster.Origin.Address, "status", "get", ["nid"]), Is.EqualTo(cluster.Origin.Nid));
    });

    [Test]
    public Task Each_wrong_call_is_an_error_of_its_own() => OnCluster(async cluster =>
    {
        var node = (await cluster.SpawnAsync(1))[0];
        await Fails(node.CallAsync<Payload>("", "get", ["nid"]), CallErrorKind.MissingService);
        await Fails(node.CallAsync<Payload>("status", "", ["nid"]), CallErrorKind.MissingMethod);
        await Fails(node.CallAsync<Payload>("nope", "get", ["nid"]), CallErrorKind.UnknownService);
        await Fails(node.CallAsync<Payload>("status", "nope"), CallErrorKind.UnknownMethod);
        await Fails(node.CallAsync<Payload>("status", "get", ["nope"]), CallErrorKind.UnknownKey);
        await Fails(node.CallAsync<Payload>("status", "get", [1]), CallErrorKind.BadArguments);
        await Fails(node.Groups.GetAsync("nope"), CallErrorKind.UnknownGroup);
        await Fails(node.CallAsync<Payload>("comm", "send", [Array.Empty<int>(), new { service = "status", method = "get" }]), CallErrorKind.MissingNode);
    });

    [Test]
    public Task A_service_that_throws_fails_its_caller_and_nobody_else() => OnCluster(async cluster =>
    {
        var node = (await cluster.SpawnAsync(1))[0];
        await cluster.Origin.Routes.PutAsync("bad", new Service().Method("run", void () => throw new InvalidOperationException("on purpose")));
        var failure = await Fails(node.Comm.SendAsync<Payload>(cluster.Origin.Address, "bad", "run"), CallErrorKind.HandlerFailed);
        Assert.That(failure.Message, Does.Contain("on purpose"));
        Assert.That(await cluster.Origin.Status.GetAsync<string>("nid"), Is.EqualTo(cluster.Origin.Nid));
    });

    [Test]
    public Task A_service_that_never_answers_ends_at_the_deadline() => OnCluster(async cluster =>
    {
        var never = new TaskCompletionSource<int>();
        await cluster.Origin.Routes.PutAsync("slow", new Service().Method("run", () => never.Task));
        await Fails(cluster.Origin.CallAsync<int>("slow", "run", options: TimeSpan.FromMilliseconds(50)), CallErrorKind.TimedOut);
        never.SetResult(0);
    });

    [Test]
    public Task A_deadline_without_an_end_is_none() => OnCluster(async cluster =>
    {
        var node = (await cluster.SpawnAsync(1))[0];
        foreach (var deadline in new[] { TimeSpan.MaxValue, Timeout.InfiniteTimeSpan, TimeSpan.FromDays(365_000) })
        {
            Assert.That(await node.Status.GetAsync<string>("sid", deadline), Is.EqualTo(node.Sid));
            Assert.That(await (await cluster.Origin.Status.SpawnAsync(options: deadline)).Status.GetAsync<int>("port"), Is.GreaterThan(0));
        }

        foreach (var deadline in new[] { TimeSpan.Zero, TimeSpan.MinValue })
        {
            await Fails(node.Status.GetAsync<string>("sid", deadline), CallErrorKind.BadArguments);
        }
    });

    [Test]
    public Task A_cancelled_call_ends_at_once() => OnCluster(async cluster =>
    {
        var never = new TaskCompletionSource<int>();
        await cluster.Origin.Routes.PutAsync("slow", new Service().Method("run", () => never.Task));
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(50), cluster.Time);
        await Fails(cluster.Origin.CallAsync<int>("slow", "run", options: cancel.Token), CallErrorKind.Cancelled);
        never.SetResult(0);
    });

    [Test]
    public Task An_address_where_nobody_listens_is_unreachable() => OnCluster(async cluster =>
    {
        await Fails(cluster.Origin.Comm.SendAsync<Payload>(new NodeAddress("127.0.0.1", 1), "status", "get", ["nid"]), CallErrorKind.Unreachable);
    });

    [Test]
    public Task Arguments_and_results_round_trip() => OnCluster(async cluster =>
    {
        var node = (await cluster.SpawnAsync(1))[0];
        await cluster.Origin.Routes.PutAsync("echo", new Service().Method("say", (JsonElement value) => value).Method("number", (double value) => value));
        foreach (var number in new[] { 0, -1.5, double.MaxValue, double.Epsilon, double.NaN, double.PositiveInfinity, double.NegativeInfinity })
        {
            Assert.That(await node.Comm.SendAsync<double>(cluster.Origin.Address, "echo", "number", [number]), Is.EqualTo(number));
        }

        foreach (var json in new[] { "null", "true", "\"<\\u0000\\ud83d\\ude00ı\"", "[]", "{}", "[1,[2,{\"a\":[null]}]]", "{\"a\":{\"b\":[1.25]}}" })
        {
            var sent = JsonSerializer.Deserialize<JsonElement>(json);
            var back = await node.Comm.SendAsync<JsonElement>(cluster.Origin.Address, "echo", "say", [sent]);
            Assert.That(JsonElement.DeepEquals(back, sent), Is.True, json);
        }
    });

    [Test]
    public Task Many_calls_at_once_get_their_own_answers() => OnCluster(async cluster =>
    {
        var node = (await cluster.SpawnAsync(1))[0];
        await cluster.Origin.Routes.PutAsync("twice", new Service().Method("of", (int value) => 2 * value));
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 500).Select(i => node.Comm.SendAsync<int>(cluster.Origin.Address, "twice", "of", [i])).ToArray());
        Assert.That(answers, Is.EqualTo(Enumerable.Range(0, 500).Select(i => 2 * i)));
    });
}
