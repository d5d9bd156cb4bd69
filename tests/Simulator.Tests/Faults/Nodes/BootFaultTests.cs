using Distribution.Protocol;
using NUnit.Framework;

namespace Distribution.Simulator.Tests;

/// <summary>Boots that take longer or fail, of nodes that start again.</summary>
internal sealed class BootFaultTests
{
    private const int Nodes = 2_000;

    [Test]
    public void A_slow_boot_takes_so_much_longer()
    {
        var slow = new SlowBoot { At = FaultyRun.At(15), For = FaultyRun.Ms(10), By = FaultyRun.Ms(7) };
        var run = new FaultyRun(3, [slow, slow, CrashOf(0, 10), CrashOf(1, 30), CrashOf(2, 4)]);
        Assert.That(UpAt(run.Until(15.5)), Is.EqualTo(new[] { 1, 2 }), "its boot began before");
        Assert.That(UpAt(run.Until(33.9)), Is.EqualTo(new[] { 2 }));
        Assert.That(UpAt(run.Until(34.1)), Is.EqualTo(new[] { 0, 2 }), "at 20 and twice 7");
        Assert.That(UpAt(run.Until(34.2)), Is.EqualTo(new[] { 0, 2 }));
        Assert.That(run.Simulation.Boots.SlowUntil, Is.EqualTo(FaultyRun.At(34)));
        Assert.That(UpAt(run.Until(40.1)), Is.EqualTo(new[] { 0, 1, 2 }), "after the fault is over boots take no time");
    }

    [Test]
    public void A_crash_during_a_slow_boot_holds_the_node_on_and_keeps_the_least()
    {
        var slow = new SlowBoot { At = FaultyRun.At(15), For = FaultyRun.Ms(10), By = FaultyRun.Ms(20) };
        var run = new FaultyRun(1, [slow, CrashOf(0, 10), CrashOf(0, 30) with { For = FaultyRun.Ms(30) }]);
        Assert.That(UpAt(run.Until(59)), Is.Empty);
        Assert.That(UpAt(run.Until(61)), Is.EqualTo(new[] { 0 }));
    }

    [TestCase(0.1)]
    [TestCase(0.5)]
    public void A_boot_fails_with_its_chance_and_is_made_again_a_second_later(double chance)
    {
        var (all, fewer) = (Failed(chance), Failed(chance / 2));
        Expect.Binomial(all.Length, Nodes, chance);
        Expect.Binomial(fewer.Length, Nodes, chance / 2);
        Assert.That(fewer, Is.SubsetOf(all), "a weaker fault fails fewer of the same");
        Expect.Binomial(Failed(chance, 1_100).Length, Nodes, chance * chance);
        Expect.Binomial(Failed(chance, 2_100).Length, Nodes, chance * chance * chance);
    }

    /// <summary>Who is still away so long after the start.</summary>
    private static int[] Failed(double chance, double milliseconds = 100)
    {
        var crashes = Enumerable.Range(0, Nodes).Select(node => (Fault)CrashOf(node, 10));
        var run = new FaultyRun(Nodes, [new BootFailure { Chance = new(chance) }, .. crashes]).Until(milliseconds);
        return [.. Enumerable.Range(0, Nodes).Except(UpAt(run))];
    }

    private static Crash CrashOf(int node, int at) =>
        new() { At = FaultyRun.At(at), For = FaultyRun.Ms(10), Node = node, Keeps = Remnant.Everything };

    private static IEnumerable<int> UpAt(FaultyRun run) =>
        Enumerable.Range(0, run.Simulation.NodeCount).Where(node => run.Simulation.IsUp(new NodeId(node)));
}
