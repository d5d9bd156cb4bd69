using Distribution.Protocol;
using Distribution.Transports.Tests.Services;
using NUnit.Framework;

namespace Distribution.Transports.Tests.Contract;

/// <summary>Calls and results that are large, and those that are too large.</summary>
public sealed class SizeContract(Transport transport) : ContractFixture(transport)
{
    private const int TooLong = 17_000_000;
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(60);

    [Test]
    public Task A_call_that_is_larger_than_a_message_is_refused_and_the_node_lives() => OnCluster(async cluster =>
    {
        var node = await TextsAsync(cluster);
        var error = await Fails(node.CallAsync<int>("texts", "length", [new string('x', TooLong)], Long), CallErrorKind.BadArguments);
        Assert.That(error.Message, Is.EqualTo("the call is larger than the 16777216 bytes of a message"));
        Assert.That(await node.CallAsync<int>("texts", "length", [new string('x', 1_000_000)], Long), Is.EqualTo(1_000_000));
    });

    [Test]
    public Task A_result_that_is_larger_than_a_message_is_the_fault_of_its_method() => OnCluster(async cluster =>
    {
        var node = await TextsAsync(cluster);
        var error = await Fails(node.CallAsync<string>("texts", "make", [TooLong], Long), CallErrorKind.HandlerFailed);
        Assert.That(error.Message, Is.EqualTo("the result is larger than the 16777216 bytes of a message"));
        Assert.That(await node.CallAsync<string>("texts", "make", [3]), Is.EqualTo("xxx"));
    });

    [Test]
    public Task Of_many_large_results_at_once_each_comes_or_is_refused_at_once() => OnCluster(async cluster =>
    {
        var node = await TextsAsync(cluster);
        var ends = await Task.WhenAll(Enumerable.Range(0, 40).Select(async _ =>
        {
            try
            {
                return $"{(await node.CallAsync<string>("texts", "make", [1_000_000], Long)).Length}";
            }
            catch (CallException exception)
            {
                return $"{exception.Kind}";
            }
        }).ToArray());
        Assert.That(ends, Is.All.AnyOf("1000000", "Overloaded").And.Some.EqualTo("1000000"));
    });

    private static async Task<Node> TextsAsync(Cluster cluster)
    {
        var node = (await cluster.SpawnAsync(1))[0];
        await node.Routes.PutAsync("texts", typeof(Texts).FullName!);
        return node;
    }
}
