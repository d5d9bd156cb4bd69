using NUnit.Framework;

namespace Distribution.Experiments.Tests.Composing;

/// <summary>One run and one setting are told in the singular, and what has no meaning for one is left out.</summary>
[TestFixture]
internal sealed class SingularTests
{
    [Test]
    public async Task One_run_has_no_band_no_quantiles_and_no_distribution()
    {
        var (folder, outcome) = await ComposedFolder.Of("simulate rumor --stop once --fanout 3 --nodes 100 --runs 1");
        using var left = folder;
        Assert.That(folder.Page, Does.Contain("1 run of rumor has finished.").And.Contain("This row as a file: ").And.Contain("one run: no interval"), outcome.Error);
        foreach (var wrong in new[] { "1 runs", "All 1 rows", "Band:", "Share of messages against", "<h2>Quantiles</h2>", "outside the 95 % interval", "Student", "median run" })
        {
            Assert.That(folder.Page, Does.Not.Contain(wrong));
        }
    }

    [Test]
    public async Task Settings_of_one_run_are_not_judged_by_intervals_that_they_do_not_have()
    {
        var (folder, _) = await ComposedFolder.Of("sweep rumor --stop once --fanout 3 --nodes 100,200 --runs 1");
        using var left = folder;
        Assert.That(folder.Page, Does.Match("Reach is within [0-9.]+ of theory at all 2 settings\\.").And.Not.Contain("1 runs"));
    }

    [Test]
    public async Task An_unfinished_comparison_counts_settings_and_not_their_sides()
    {
        using var folder = await ComparedFolder.Of(ComparedFolder.Plan, run => run < 20 ? 1 : throw new InvalidOperationException("as asked"));
        Assert.That(folder.Page, Does.Contain("1 of 2 settings is finished on both sides, 1 on one. 1 failed, of which nothing is in means and charts"));
    }

    [Test]
    public async Task A_plan_without_axes_asks_nothing_and_a_comparison_of_one_setting_names_no_setting()
    {
        using var folder = await ComparedFolder.Of("kind: compare\nprotocol: gossip\noptions: {nodes: 3}\nruns: 20\n", _ => 1, shared: "reach");
        Assert.That(folder.Page, Does.Contain("1 setting of gossip has finished, with 20 runs in the simulator and 20 runs on processes. Processes and simulator agree in reach."));
        Assert.That(folder.Page, Does.Match("The gap between simulator and processes is [0-9.]+\\."));
        Assert.That(folder.Page, Does.Not.Contain("What changes with mechanism").And.Not.Contain("all 1"));
    }
}
