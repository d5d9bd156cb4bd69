using System.Globalization;
using Distribution.Protocol;
using Distribution.Tcp;
using NUnit.Framework;

namespace Distribution.Transports.Tests.Tcp;

internal sealed class TcpNodeTests
{
    private TcpNode one;
    private TcpNode two;

    [SetUp]
    public async Task Start()
    {
        one = await TcpNodeCalls.StartAsync();
        two = await TcpNodeCalls.StartAsync();
    }

    [TearDown]
    public async Task Stop()
    {
        await one.DisposeAsync();
        await two.DisposeAsync();
    }

    [Test]
    public async Task Two_nodes_call_each_other_over_one_connection()
    {
        var there = await one.CallAsync(two.Address, "status", "get", "[\"sid\"]");
        var back = await two.CallAsync(one.Address, "status", "get", "[\"sid\"]");

        Assert.That(there.Text(), Is.EqualTo($"\"{two.Address.Sid}\""));
        Assert.That(back.Text(), Is.EqualTo($"\"{one.Address.Sid}\""));
        Assert.That(one.Counters.Dialled, Is.EqualTo(1));
        Assert.That(two.Counters.Dialled, Is.Zero);
    }

    [Test]
    public async Task A_call_for_the_node_itself_crosses_no_wire()
    {
        var outcome = await one.CallAsync(null, "status", "get", "[\"sid\"]");

        Assert.That(outcome.Text(), Is.EqualTo($"\"{one.Address.Sid}\""));
        Assert.That(one.Counters, Is.EqualTo(default(TcpCounters)));
    }

    [Test]
    public async Task Nodes_that_dial_each_other_at_the_same_time_both_get_their_answers()
    {
        await two.AddRouteAsync("echo", TestRoute.Echo);
        await one.AddRouteAsync("echo", TestRoute.Echo);
        var calls = new List<Task<Outcome>>();
        for (var i = 0; i < 100; i++)
        {
            var arguments = string.Create(CultureInfo.InvariantCulture, $"[{i}]");
            calls.Add(one.CallAsync(two.Address, "echo", "run", arguments));
            calls.Add(two.CallAsync(one.Address, "echo", "run", arguments));
        }

        var outcomes = await Task.WhenAll(calls);
        Assert.That(
            outcomes.Select(TcpNodeCalls.Text), Is.EqualTo(Enumerable.Range(0, 200).Select(i => string.Create(CultureInfo.InvariantCulture, $"[{i / 2}]"))));
    }

    [Test]
    public async Task A_group_call_reaches_three_nodes()
    {
        await using var three = await TcpNodeCalls.StartAsync();
        var members = string.Join(',', new[] { one, two, three }.Select(Json));
        Assert.That((await one.CallAsync(null, "groups", "put", $"[\"trio\",[{members}]]")).Error, Is.Null);

        var call = new Call("trio", "status", "get", Payload.OfText("[\"nid\"]"));
        var outcome = await one.CallAsync(new Command(null, call, Duration.FromSeconds(30)));

        foreach (var node in new[] { one, two, three })
        {
            Assert.That(outcome.Text(), Does.Contain(node.Address.Nid));
        }

        static string Json(TcpNode node) => string.Create(
            CultureInfo.InvariantCulture, $"{{\"ip\":\"{node.Address.Host}\",\"port\":{node.Address.Port}}}");
    }

    [Test]
    public async Task A_caller_without_a_port_gets_its_answer()
    {
        await using var caller = await TcpNodeCalls.StartAsync(new TcpNodeOptions { Listen = null });

        var outcome = await caller.CallAsync(one.Address, "status", "get", "[\"port\"]");

        Assert.That(outcome.Text(), Is.EqualTo(one.Address.Port.ToString(CultureInfo.InvariantCulture)));
    }

    [Test]
    public async Task Two_callers_without_a_port_do_not_get_each_others_answers()
    {
        await one.AddRouteAsync("echo", TestRoute.Echo);
        await using var red = await TcpNodeCalls.StartAsync(new TcpNodeOptions { Listen = null });
        await using var blue = await TcpNodeCalls.StartAsync(new TcpNodeOptions { Listen = null });

        var reds = Enumerable.Range(0, 50).Select(_ => red.CallAsync(one.Address, "echo", "run", "[\"red\"]")).ToList();
        var blues = Enumerable.Range(0, 50).Select(_ => blue.CallAsync(one.Address, "echo", "run", "[\"blue\"]")).ToList();

        Assert.That((await Task.WhenAll(reds)).Select(TcpNodeCalls.Text), Has.All.EqualTo("[\"red\"]"));
        Assert.That((await Task.WhenAll(blues)).Select(TcpNodeCalls.Text), Has.All.EqualTo("[\"blue\"]"));
    }

    [Test]
    public async Task A_node_under_another_of_its_names_answers_although_it_has_dialled_the_caller_itself()
    {
        var alias = new NodeAddress("localhost", two.Address.Port);
        Assert.That((await two.CallAsync(one.Address, "status", "get", "[\"sid\"]")).Error, Is.Null);

        var outcome = await one.CallAsync(alias, "status", "get", "[\"sid\"]");

        Assert.That(outcome.Text(), Is.EqualTo($"\"{two.Address.Sid}\""));
    }

    [Test]
    public async Task A_thousand_concurrent_commands_from_many_threads_complete_once_each()
    {
        await two.AddRouteAsync("echo", TestRoute.Echo);
        const int threads = 8;
        const int each = 125;
        var completions = new int[threads * each];
        using var all = new CountdownEvent(threads * each);
        Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, thread =>
        {
            for (var i = 0; i < each; i++)
            {
                var index = (thread * each) + i;
                var arguments = Payload.OfText(string.Create(CultureInfo.InvariantCulture, $"[{index}]"));
                one.Submit(new Command(two.Address, Call.Local("echo", "run", arguments), Duration.FromSeconds(30)), outcome =>
                {
                    var isRight = string.Equals(outcome.Value?.ToString(), arguments.ToString(), StringComparison.Ordinal);
                    Interlocked.Add(ref completions[index], isRight ? 1 : 1000);
                    all.Signal();
                });
            }
        });

        Assert.That(all.Wait(TcpNodeCalls.Deadline));
        await one.CallAsync(two.Address, "echo", "run");
        Assert.That(completions, Has.All.EqualTo(1));
    }

    [Test]
    public async Task An_incarnation_is_larger_than_every_one_before_it_in_this_process()
    {
        await using var three = await TcpNodeCalls.StartAsync();

        Assert.That(two.Incarnation, Is.GreaterThan(one.Incarnation));
        Assert.That(three.Incarnation, Is.GreaterThan(two.Incarnation));
        Assert.That(one.Incarnation, Is.EqualTo((ulong)DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()).Within(600_000));
    }
}
