using System.Reactive.Linq;
using Distribution.Protocol;
using NUnit.Framework;

namespace Distribution.Transports.Tests.Membership;

/// <summary>Ten of fifty nodes crash, in the simulator: every survivor removes them within the bound, and nobody else is ever
/// removed.</summary>
[TestFixture]
internal sealed class SimulatedFailuresTests
{
    private const int Nodes = 50;
    private const int Crashes = 10;

    // Some survivor probes a crashed node within 16 periods, but for one case in ten million: each of forty is equally far in its round.
    // Then the suspicion of 4 log10(50) periods runs out, and the news reaches the rest within two.
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(26);

    [Test]
    public void Ten_of_fifty_crash([Range(1, 20)] int seed) => Check((ulong)seed);

    [Explicit("1,000 seeds")]
    [Category("Soak")]
    [Test]
    public void Ten_of_fifty_crash_whatever_the_seed()
    {
        for (var seed = 1UL; seed <= 1_000; seed++)
        {
            Check(seed);
        }
    }

    private static void Check(ulong seed)
    {
        using var cluster = Cluster.Simulated(new SimulatedClusterOptions { Seed = seed });
        var removed = new List<NodeAddress>();
        cluster.Run(async () =>
        {
            var nodes = cluster.Start(Nodes);
            await cluster.GroupAsync("g", nodes);
            await cluster.DelayAsync(TimeSpan.FromSeconds(5));
            foreach (var node in nodes)
            {
                cluster.ProgramOf(node).Events.Membership.Where(static change => change.Kind == MembershipChangeKind.Failed)
                    .Subscribe(change => removed.Add(change.Node));
            }

            var random = new RandomStream(seed);
            var crashed = nodes.OrderBy(_ => random.Next()).Take(Crashes).ToArray();
            foreach (var node in crashed)
            {
                cluster.Kill(node);
            }

            await cluster.DelayAsync(Bound);
            var live = nodes.Except(crashed).Select(static node => node.Address).ToArray();
            foreach (var survivor in nodes.Except(crashed))
            {
                var all = (await cluster.ProgramOf(survivor).Groups.GetAsync("all")).Values;
                Assert.That(all.Except([cluster.Origin.Address]), Is.EquivalentTo(live), $"seed {seed}, as {survivor} sees it");
                Assert.That((await cluster.ProgramOf(survivor).Groups.GetAsync("g")).Values, Is.EquivalentTo(live), $"seed {seed}");
            }

            Assert.That(removed.Except(crashed.Select(static node => node.Address)), Is.Empty, $"seed {seed}: none other is removed");
        });
    }
}
