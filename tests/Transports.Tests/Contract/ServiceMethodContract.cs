using System.Globalization;
using System.Text.Json;
using Distribution.Protocol;
using NUnit.Framework;

namespace Distribution.Transports.Tests.Contract;

/// <summary>What a method of a user's service takes and gives.</summary>
internal sealed class ServiceMethodContract(Transport transport) : ContractFixture(transport)
{
    private static readonly AsyncLocal<string?> Ambient = new();

    [Test]
    public Task Arguments_are_read_by_position_and_missing_ones_have_their_defaults() => OnCluster(async cluster =>
    {
        await PutAsync(cluster, (int a, JsonElement b, string? c = "none") =>
            string.Create(CultureInfo.InvariantCulture, $"{a} {b.GetRawText()} {c ?? "null"}"));
        Assert.That(await RunAsync(cluster, """[1, {"x":[2, 3]}, "c"]"""), Is.EqualTo("""1 {"x":[2, 3]} c"""));
        Assert.That(await RunAsync(cluster, """ [1,[ ],null] """), Is.EqualTo("1 [ ] null"));
        Assert.That(await RunAsync(cluster, """[1,null]"""), Is.EqualTo("1 null none"));
    });

    [TestCase("", "JSON")]
    [TestCase("[1", "invalid")]
    [TestCase("[1,{\"x\":]]", "invalid")]
    [TestCase("[1,[]]x", "invalid")]
    [TestCase("{\"a\":1}", "'m' takes the array (Int32 a, Int32[] b), not '{\"a\":1}'")]
    [TestCase("[1]", "'m' takes the array (Int32 a, Int32[] b), not '[1]'")]
    [TestCase("[1,[],2]", "'m' takes the array (Int32 a, Int32[] b), not '[1,[],2]'")]
    [TestCase("[null,[]]", "'m': 'null' is no Int32 for 'a'")]
    [TestCase("[1,[2,{\"x\":[3]}]]", "'m': '[2,{\"x\":[3]}]' is no Int32[] for 'b'")]
    public Task Arguments_that_do_not_fit_are_refused_in_words(string arguments, string message) => OnCluster(async cluster =>
    {
        await PutAsync(cluster, (int a, int[] b) => a + b.Length);
        var error = await Fails(cluster.Origin.CallAsync(Of(arguments)), CallErrorKind.BadArguments);
        Assert.That(error.Message, Does.Contain(message));
    });

    [Test]
    public Task Whatever_a_method_returns_its_value_is_the_result() => OnCluster(async cluster =>
    {
        var later = cluster.DelayAsync(TimeSpan.FromMilliseconds(1));
        Delegate[] methods =
        [
            () => 7,
            () => Task.FromResult(7),
            () => ValueTask.FromResult(7),
            async Task<int> () =>
            {
                await later;
                return 7;
            },
            async ValueTask<int> () =>
            {
                await later;
                return 7;
            },
        ];
        foreach (var method in methods)
        {
            await PutAsync(cluster, method);
            Assert.That(await cluster.Origin.CallAsync<int>("s", "m"), Is.EqualTo(7), method.Method.ReturnType.ToString());
        }

        foreach (var method in new Delegate[] { () => { }, () => Task.CompletedTask, () => ValueTask.CompletedTask, async Task () => await later })
        {
            await PutAsync(cluster, method);
            Assert.That((await cluster.Origin.CallAsync(Of("[]"))).ToString(), Is.EqualTo("null"), method.Method.ReturnType.ToString());
        }
    });

    [Test]
    public Task What_a_method_leaves_in_its_context_is_not_seen_by_the_next() => OnCluster(async cluster =>
    {
        await PutAsync(cluster, () =>
        {
            var seen = Ambient.Value;
            Ambient.Value = "left behind";
            return seen;
        });
        for (var run = 0; run < 20; run++)
        {
            Assert.That(await cluster.Origin.CallAsync<string?>("s", "m"), Is.Null);
        }
    });

    private static Call Of(string arguments) => Call.Local("s", "m", Payload.OfText(arguments));

    private static Task PutAsync(Cluster cluster, Delegate method) => cluster.Origin.Routes.PutAsync("s", new Service().Method("m", method));

    private static async Task<string?> RunAsync(Cluster cluster, string arguments) =>
        JsonSerializer.Deserialize<string>((await cluster.Origin.CallAsync(Of(arguments))).Utf8Json.Span);
}
