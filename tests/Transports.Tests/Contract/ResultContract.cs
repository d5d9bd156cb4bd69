using System.Text.Json;
using Distribution.Protocol;
using NUnit.Framework;

namespace Distribution.Transports.Tests.Contract;

/// <summary>What methods of users may return, and what becomes of it.</summary>
public sealed class ResultContract(Transport transport) : ContractFixture(transport)
{
    [Test]
    public Task A_result_of_a_type_that_is_not_public_travels_from_async_methods_too() => OnCluster(async cluster =>
    {
        Delegate[] methods =
        [
            () => new Hidden(7),
            () => Task.FromResult(new Hidden(7)),
            () => new ValueTask<Hidden>(new Hidden(7)),
            async Task<Hidden> () =>
            {
                await cluster.DelayAsync(TimeSpan.FromMilliseconds(1));
                return new Hidden(7);
            },
            async () =>
            {
                await cluster.DelayAsync(TimeSpan.FromMilliseconds(1));
                return new { value = 7 };
            },
        ];
        foreach (var method in methods)
        {
            await cluster.Origin.Routes.PutAsync("s", new Service().Method("m", method));
            var result = (await cluster.Origin.CallAsync<Payload>("s", "m")).ToString();
            Assert.That(result, Is.EqualTo("{\"value\":7}"), method.Method.ReturnType.ToString());
        }
    });

    [Test]
    public Task A_map_by_nodes_and_a_reply_of_a_group_are_results_like_any_other() => OnCluster(async cluster =>
    {
        var node = (await cluster.SpawnAsync(1))[0];
        var group = await cluster.GroupAsync("g", [node]);
        var absent = new NodeAddress("::1", 9);
        await cluster.Origin.Routes.PutAsync("s", new Service()
            .Method("map", () => new Dictionary<NodeAddress, int> { [node.Address] = 1, [absent] = 2 })
            .Method("reply", () => group.Status.GetAsync<double>("counts"))
            .Method("refused", () => group.Status.GetAsync<Payload>("colour"))
            .Method("again", (GroupReply<Payload> reply) => reply));
        var map = await cluster.Origin.CallAsync<Dictionary<NodeAddress, int>>("s", "map");
        Assert.That((map[node.Address], map[absent]), Is.EqualTo((1, 2)));
        var reply = await cluster.Origin.CallAsync<GroupReply<double>>("s", "reply");
        Assert.That(reply.Total, Is.EqualTo(reply.Values[node.Address]).And.GreaterThan(0));
        var refused = await cluster.Origin.CallAsync<GroupReply<Payload>>("s", "refused");
        var again = await cluster.Origin.CallAsync<GroupReply<Payload>>("s", "again", [refused]);
        Assert.That(again.Errors, Is.EqualTo(refused.Errors).And.Count.EqualTo(1));
        Assert.That(again.Errors[node.Address].Kind, Is.EqualTo(CallErrorKind.UnknownKey));
        Assert.That(again.Total, Is.Null);
    });

    [Test]
    public Task The_kind_of_an_error_is_its_name_in_JSON() => OnCluster(async cluster =>
    {
        await cluster.Origin.Routes.PutAsync("s", new Service().Method("error", () => new CallError(CallErrorKind.UnknownKey, "m")));
        Assert.That((await cluster.Origin.CallAsync<JsonElement>("s", "error")).GetProperty("kind").GetString(), Is.EqualTo("UnknownKey"));
        Assert.That(await cluster.Origin.CallAsync<CallError>("s", "error"), Is.EqualTo(new CallError(CallErrorKind.UnknownKey, "m")));
    });

    [Test]
    public Task An_exception_becomes_one_line_whatever_it_is() => OnCluster(async cluster =>
    {
        await cluster.Origin.Routes.PutAsync("s", new Service()
            .Method("lines", int () => throw new InvalidOperationException("one\r\ntwo\nthree"))
            .Method("unreadable", int () => throw new UnreadableException())
            .Method("long", int () => throw new InvalidOperationException(new string('x', 20_000_000))));
        var lines = await Fails(cluster.Origin.CallAsync<int>("s", "lines"), CallErrorKind.HandlerFailed);
        Assert.That(lines.Message, Is.EqualTo("InvalidOperationException: one two three"));
        var unreadable = await Fails(cluster.Origin.CallAsync<int>("s", "unreadable"), CallErrorKind.HandlerFailed);
        Assert.That(unreadable.Message, Is.EqualTo("UnreadableException: its message cannot be read"));
        var cut = await Fails(cluster.Origin.CallAsync<int>("s", "long"), CallErrorKind.HandlerFailed);
        Assert.That(cut.Message, Has.Length.LessThan(5_000));
    });

    [Test]
    public Task A_route_that_throws_is_an_error_for_its_caller() => OnCluster(async cluster =>
    {
        await cluster.Origin.Routes.PutAsync("raw", new ThrowingRoute());
        var error = await Fails(cluster.Origin.CallAsync<Payload>("raw", "run"), CallErrorKind.HandlerFailed);
        Assert.That(error.Message, Is.EqualTo("on purpose"));
    });

    internal sealed record Hidden(int Value);

    private sealed class UnreadableException : Exception
    {
        public override string Message => throw new InvalidOperationException("not even this");
    }

    private sealed class ThrowingRoute : IRoute
    {
        public IReadOnlyList<string> Methods { get; } = ["run"];

        public string Description => "throws";

        public void Start(in Invocation invocation, IInvocationSink sink) => throw new InvalidOperationException("on purpose");
    }
}
