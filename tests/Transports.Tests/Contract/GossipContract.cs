using System.Text.Json;
using Distribution.Protocol;
using Distribution.Transports.Tests.Services;
using NUnit.Framework;

namespace Distribution.Transports.Tests.Contract;

public sealed class GossipContract(Transport transport) : ContractFixture(transport)
{
    private static readonly GroupSettings ToAll = new() { Subset = FanoutFunction.Constant(100) };

    [Test]
    public Task A_rumor_to_everyone_runs_once_on_every_member() => OnCluster(async cluster =>
    {
        var nodes = await cluster.SpawnAsync(5);
        var group = await cluster.GroupAsync("g", nodes, ToAll);
        var callers = new List<string>();
        await cluster.Origin.Routes.PutAsync("log", new Service().Method("hit", (string tag) =>
        {
            lock (callers)
            {
                callers.Add(tag);
            }
        }));
        for (var message = 0; message < 3; message++)
        {
            var callBack = new { node = cluster.Origin.Address, service = "log", method = "hit" };
            await group.Gossip.SendAsync<Payload>("comm", "send", [new[] { $"m{message}" }, callBack]);
        }

        await Eventually(cluster, () => Task.FromResult(Count(callers) >= 15));
        var refused = await group.Status.GetAsync<long>("rumorsRefused");
        var sent = (await group.Status.GetAsync<double>("rumorsSent")).Total!.Value + await cluster.Origin.Status.GetAsync<double>("rumorsSent");
        Assert.That(Count(callers), Is.EqualTo(15), "each member runs each message once");
        Assert.That(sent, Is.EqualTo((3 * 5) + (3 * 5 * 4)), "the caller and every member send to everybody else");
        Assert.That(refused.Total, Is.LessThanOrEqualTo(sent - 15));
    });

    [Test]
    public Task A_subset_may_be_a_function_of_the_programs_own() => OnCluster(async cluster =>
    {
        var settings = new GroupSettings { Subset = FanoutFunction.FromMethod(Subsets.Half) };
        var group = await cluster.GroupAsync("g", await cluster.SpawnAsync(4), settings);
        var member = (await group.Status.SpawnAsync()).Node;
        foreach (var node in (await group.Status.GetAsync<string>("nid")).Values.Keys.Append(cluster.Origin.Address))
        {
            var options = await cluster.Origin.Comm.SendAsync<JsonElement>(node, "groups", "options", ["g"]);
            Assert.That(options.GetProperty("subset").GetString(), Is.EqualTo(settings.Subset.ToString()));
        }

        var receipt = await member.Group("g").Gossip.SendAsync<string>("status", "get", ["nid"]);
        Assert.That(receipt.Values.Count + receipt.Errors.Count, Is.EqualTo(3), "half of 5, rounded up");
    });

    [Test]
    public Task A_function_that_throws_draws_one_member_and_the_node_lives() => OnCluster(async cluster =>
    {
        var settings = new GroupSettings { Subset = FanoutFunction.FromMethod(Subsets.Failing) };
        var group = await cluster.GroupAsync("g", await cluster.SpawnAsync(3), settings);
        var receipt = await group.Gossip.SendAsync<string>("status", "get", ["nid"]);
        Assert.That(receipt.Values, Has.Count.EqualTo(1));
    });

    [Test]
    public Task A_node_without_the_function_refuses_the_group() => OnCluster(async cluster =>
    {
        var node = (await cluster.SpawnAsync(1))[0];
        var elsewhere = await Fails(Put(FanoutFunction.Named("Some.Subsets.Half, Some.Assembly")), CallErrorKind.BadArguments);
        Assert.That(elsewhere.Message, Does.Contain("without the assembly 'Some.Assembly'").And.Contain(typeof(Subsets).FullName + ".Half"));
        var unmarked = await Fails(Put(FanoutFunction.FromMethod(Subsets.Unmarked)), CallErrorKind.BadArguments);
        Assert.That(unmarked.Message, Does.Contain(nameof(Subsets.Unmarked)).And.Not.Contain("\n"));
        await Fails(node.Groups.GetAsync("g"), CallErrorKind.UnknownGroup);

        Task Put(FanoutFunction subset) => node.Groups.PutAsync("g", [node.Address], new GroupSettings { Subset = subset });
    });

    [Test]
    public Task The_receipt_names_the_chosen_members_and_their_answers() => OnCluster(async cluster =>
    {
        var nodes = await cluster.SpawnAsync(4);
        var group = await cluster.GroupAsync("g", nodes, ToAll);
        var receipt = await group.Gossip.SendAsync<string>("status", "get", ["sid"]);
        Assert.That(receipt.Values.Count + receipt.Errors.Count, Is.EqualTo(4));
        Assert.That(receipt.Values.Select(value => value.Key.Sid), Is.EqualTo(receipt.Values.Values));
        Assert.That(receipt.Errors.Values.Select(error => error.Kind), Is.All.EqualTo(CallErrorKind.Duplicate));
        Assert.That(receipt.Values, Is.Not.Empty);
    });

    [Test]
    public Task The_subset_is_the_groups_option() => OnCluster(async cluster =>
    {
        var nodes = await cluster.SpawnAsync(5);
        foreach (var (subset, chosen) in new[] { ("1", 1), ("1.5", 2), ("ln", 2), ("0", 1), ("n-1", 4), ("1000000", 5) })
        {
            Assert.That(FanoutFunction.TryParse(subset, out var function), Is.True);
            var group = await cluster.GroupAsync("g", nodes, new GroupSettings { Subset = function! });
            var receipt = await group.Gossip.SendAsync<string>("status", "get", ["sid"]);
            Assert.That(receipt.Values.Count + receipt.Errors.Count, Is.EqualTo(chosen), subset);
        }
    });

    [Test]
    public Task Gossip_of_a_new_member_is_seen_by_the_others() => OnCluster(async cluster =>
    {
        var nodes = await cluster.SpawnAsync(4);
        var group = await cluster.GroupAsync("g", nodes.Take(3), ToAll);
        await group.Gossip.SendAsync<Payload>("groups", "add", ["g", nodes[3].Address]);
        await Eventually(cluster, async () => (await group.Groups.GetAsync("g")).Values.Values.All(view => view.Count == 4));
    });

    private static int Count(List<string> callers)
    {
        lock (callers)
        {
            return callers.Count;
        }
    }
}
