using System.Globalization;
using Distribution.Experiments.Protocols;
using Distribution.Experiments.Tests.Fakes;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Protocols;

/// <summary>What a run of the rumor protocol measures, where it can be counted by hand.</summary>
internal sealed class RumorRunTests
{
    [Test]
    public void Telling_everybody_once_takes_a_cycle_and_everybody_tells_everybody()
    {
        var run = Run("--stop once --nodes 10 --fanout n-1");
        Assert.That(run.Measures, Is.EqualTo(new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["residue"] = 0,
            ["reach"] = 1,
            ["all"] = 1,
            ["traffic"] = 9,
            ["control"] = 0,
            ["tAve"] = 1,
            ["tLast"] = 1,
        }));
        Assert.That(run.Curve, Is.EqualTo(new[] { 1.0, 10 }));
    }

    [Test]
    public void For_ever_ends_in_the_cycle_in_which_the_last_site_learns_and_its_transmissions_count_whole_cycles([Range(1, 20)] int seed)
    {
        var run = Run("--stop forever --nodes 60 --fanout 2", (ulong)seed);
        Assert.That(run.Measures["tLast"], Is.EqualTo(run.Curve.Count - 1));
        Assert.That(run.Curve[^1], Is.EqualTo(60));
        Assert.That(run.Curve[^2], Is.LessThan(60));

        // In every cycle whoever knew at its start sends two.
        Assert.That(run.Measures["traffic"] * 60, Is.EqualTo(2 * run.Curve.SkipLast(1).Sum()).Within(1e-9));
        Assert.That(run.Measures["tAve"], Is.EqualTo(MeanCycle(run.Curve)).Within(1e-9));
    }

    [Test]
    public void Once_sends_the_fanout_for_every_site_reached([Range(1, 20)] int seed)
    {
        var run = Run("--stop once --nodes 60 --fanout 2 --loss 0.2", (ulong)seed);
        Assert.That(run.Measures["traffic"], Is.EqualTo(2 * run.Measures["reach"]).Within(1e-9));
        Assert.That(run.Measures["residue"], Is.EqualTo(1 - run.Measures["reach"]).Within(1e-9));
        Assert.That(run.Measures["all"], Is.EqualTo(run.Measures["reach"] == 1 ? 1 : 0));
        Assert.That(run.Measures["reach"] * 60, Is.EqualTo(run.Curve[^1]).Within(1e-9));
    }

    [TestCase("--loss 1")]
    [TestCase("--delivery 0")]
    public void If_nothing_arrives_the_source_alone_knows(string option)
    {
        var run = Run("--stop once --nodes 10 " + option);
        Assert.That((run.Measures["reach"], run.Measures["traffic"], run.Measures["tLast"]), Is.EqualTo((0.1, 0.3, 0.0)));
        Assert.That(run.Measures["tAve"], Is.NaN);
    }

    [TestCase("once")]
    [TestCase("forever")]
    public void A_lone_site_has_told_everybody(string stop)
    {
        var run = Run($"--nodes 1 --stop {stop}");
        Assert.That((run.Measures["all"], run.Measures["traffic"], run.Measures["tLast"]), Is.EqualTo((1.0, 0.0, 0.0)));
    }

    [Test]
    public void Crashed_sites_are_chosen_as_partners_and_are_not_to_be_reached()
    {
        // round(0.25 * 10) = 3 crashed, halves up: 7 live ones learn at once, and each sends to all 9 others.
        var run = Run("--stop once --nodes 10 --fanout n-1 --crashed 0.25");
        Assert.That(run.Measures["reach"], Is.EqualTo(1));
        Assert.That(run.Measures["traffic"], Is.EqualTo(6.3).Within(1e-9));
        Assert.That(run.Curve, Is.EqualTo(new[] { 1.0, 7 }));
    }

    [Test]
    public void The_source_is_never_crashed_and_the_others_equally_often()
    {
        var draw = new CrashedSites(nodes: 6, crashed: 2);
        var counts = new int[6];
        for (var seed = 0ul; seed < 10_000; seed++)
        {
            foreach (var site in draw.Draw(seed))
            {
                counts[site.Index]++;
            }
        }

        // 4,000 of 10,000 runs each, +- 4 standard deviations of 49.
        Assert.That(counts[0], Is.Zero);
        Assert.That(counts[1..], Has.All.InRange(3_804, 4_196));
        Assert.That(new CrashedSites(6, 5).Draw(1).ToArray().Select(site => site.Index), Is.EquivalentTo(new[] { 1, 2, 3, 4, 5 }));
    }

    [TestCase("--latency constant:0s")]
    [TestCase("--latency constant:1h")]
    [TestCase("--latency uniform:0s..30s")]
    public void Only_the_cycle_of_a_reception_counts_so_the_latency_changes_nothing(string latency)
    {
        var plain = Run("--stop forever --nodes 50");
        var other = Run("--stop forever --nodes 50 " + latency);
        Assert.That(other.Curve, Is.EqualTo(plain.Curve));
        Assert.That(other.Measures, Is.EqualTo(plain.Measures));
    }

    [TestCase("--latency exponential:5ms", "--latency exponential:5ms: every exchange must end within its cycle")]
    [TestCase("--latency lognormal:5ms,0.5", "--latency lognormal:5ms,0.5: every exchange must end within its cycle")]
    [TestCase("--loss 1", "--stop forever ends when everyone knows")]
    [TestCase("--delivery 0", "--stop forever ends when everyone knows")]
    [TestCase("--fanout 0", "--stop forever ends when everyone knows")]
    [TestCase("--fanout 1e-10", "--stop forever ends when everyone knows")]
    [TestCase("--delivery 1e-17", "--stop forever ends when everyone knows")]
    [TestCase("--nodes 2 --fanout 1 --delivery 1e-9", "--stop forever ends when everyone knows")]
    [TestCase("--nodes 1e8 --crashed 0.99999998", "--stop forever ends when everyone knows")]
    [TestCase("--fanout-law poisson --fanout 3e9", "--fanout 3000000000: a target may be drawn twice under --fanout-law poisson")]
    [TestCase("--fanout-law poisson --fanout 10001", "--fanout 10001: a target may be drawn twice under --fanout-law poisson")]
    [TestCase("--fanout-law poisson --fanout 1e9 --nodes 1e8", "--fanout 1000000000: a target may be drawn twice under --fanout-law poisson")]
    public void What_cannot_end_is_refused_at_the_start(string option, string message) =>
        Assert.That(
            () => Given.Rumor.Prepare(Given.Options(Given.Rumor, "--stop forever " + option)),
            Throws.InstanceOf<UsageException>().With.Message.StartsWith(message));

    [TestCase("--stop forever --fanout 1e-5 --nodes 2 --crashed 0.5")]
    [TestCase("--stop forever --fanout 0 --nodes 1")]
    [TestCase("--stop once --fanout 1e-10 --delivery 1e-17")]
    [TestCase("--stop once --fanout 1e4 --fanout-law poisson")]
    [TestCase("--stop forever --fanout 0.001 --nodes 4")]
    public void What_ends_is_allowed(string options) => Assert.That(Run(options).Measures["reach"], Is.GreaterThan(0));

    [TestCase("simulate rumor --topology line --nodes 3000 --latency constant:1h --connection-limit 1 --hunt 5 --stop forever")]
    [TestCase("simulate rumor --topology line --nodes 2000 --latency constant:1h --stop forever --clock staggered")]
    [TestCase("simulate anti-entropy --topology line --nodes 800 --latency constant:1h --connection-limit 1 --hunt 5 --mode push")]
    public async Task A_run_that_outlasts_the_simulated_clock_is_refused_in_a_sentence(string line)
    {
        var outcome = await new Line { Catalog = Composition.Catalog }.RunAsync([.. line.Split(' '), "--runs", "1", "--out", "none"]);
        Assert.That(outcome.Error, Does.Match("distribution: --latency and --hunt make cycles [0-9.]+s long, .* less hunting\n$"));
        Assert.That(outcome.Code, Is.EqualTo(2));
    }

    [Test]
    public void More_than_one_message_is_refused_in_a_sentence() => Assert.That(
        () => Given.Options(Given.Rumor, "--stop once --messages 2"),
        Throws.InstanceOf<UsageException>().With.Message.EqualTo(
            "--messages '2': allowed are 1 and nothing else: a run spreads one rumor, and --runs more of them, each by itself"));

    [Test]
    public void Preparing_takes_no_memory_for_nodes()
    {
        var settings = Given.Options(Given.Rumor, "--stop once --nodes 1e7 --crashed 0.5");
        var before = GC.GetAllocatedBytesForCurrentThread();
        Given.Rumor.Prepare(settings);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(100_000));
    }

    [TestCase("--stop once", "fa83098926bdd4bf")]
    [TestCase("--stop forever --fanout 1.5", "bcbf428673f924fe")]
    [TestCase("--stop once --fanout ln --fanout-law poisson --crashed 10% --delivery 0.9", "e9871eb1c377643e")]
    public void Runs_never_change_and_none_depends_on_those_before_it(string options, string hash)
    {
        var settings = Given.Options(Given.Rumor, "--nodes 200 " + options);
        var used = Given.Rumor.Prepare(settings);
        used.Run(8, CancellationToken.None);
        var run = used.Run(7, CancellationToken.None);
        var fresh = Given.Rumor.Prepare(settings).Run(7, CancellationToken.None);
        Assert.That(run.TraceHash, Is.EqualTo(fresh.TraceHash));
        Assert.That(run.Measures, Is.EqualTo(fresh.Measures));
        Assert.That(run.TraceHash.ToString("x16", CultureInfo.InvariantCulture), Is.EqualTo(hash));
    }

    [Test]
    public void A_run_after_the_first_allocates_its_sample_and_little_else()
    {
        var run = Given.Rumor.Prepare(Given.Options(Given.Rumor, "--nodes 2000 --stop forever"));
        for (var seed = 0ul; seed < 20; seed++)
        {
            run.Run(seed, CancellationToken.None);
        }

        // 40,000 events a run.
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var seed = 0ul; seed < 20; seed++)
        {
            run.Run(seed, CancellationToken.None);
        }

        Assert.That((GC.GetAllocatedBytesForCurrentThread() - before) / 20, Is.LessThan(20_000));
    }

    private static RunSample Run(string line, ulong seed = 1) =>
        Given.Rumor.Prepare(Given.Options(Given.Rumor, line)).Run(seed, CancellationToken.None);

    private static double MeanCycle(IReadOnlyList<double> curve) =>
        Enumerable.Range(1, curve.Count - 1).Sum(cycle => cycle * (curve[cycle] - curve[cycle - 1])) / (curve[^1] - 1);
}
