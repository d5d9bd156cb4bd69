using NUnit.Framework;

namespace Distribution.Transports.Tests.Contract;

internal sealed class ProgramTests
{
    private static readonly Func<Cluster>[] Clusters = [() => Cluster.Simulated(), () => Cluster.Processes()];

    [TestCaseSource(nameof(Clusters))]
    public async Task A_program_gives_its_result(Func<Cluster> make)
    {
        await using var cluster = make();
        Assert.That(await cluster.RunAsync(async one => (await one.Origin.Status.GetAsync<string>("nid")).Length), Is.EqualTo(64));
    }

    [TestCaseSource(nameof(Clusters))]
    public async Task A_program_that_fails_gives_its_exception(Func<Cluster> make)
    {
        await using var cluster = make();
        var failure = Assert.ThrowsAsync<InvalidDataException>(() => cluster.RunAsync<int>(_ => throw new InvalidDataException("mine")));
        Assert.That(failure!.Message, Is.EqualTo("mine"));
    }
}
