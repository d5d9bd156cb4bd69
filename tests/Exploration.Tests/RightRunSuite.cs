using System.Globalization;
using System.Text.Json;
using Distribution.Experiments;
using Distribution.Experiments.Exploring;
using Distribution.PlantedBugs;
using NUnit.Framework;

namespace Distribution.ExplorationTests;

/// <summary>Right protocols under all faults that they tolerate: no oracle speaks up, and a run is the same in every process.</summary>
internal sealed class RightRunSuite
{
    private const int BatchRuns = 500;

    internal static readonly int[] NodeCounts = [5, 6, 7, 8, 9];
    internal static readonly IReadOnlyList<RightScenario> Scenarios = RightScenario.All;

    [TestCaseSource(nameof(Scenarios))]
    public async Task A_batch_of_runs_is_the_same_in_another_process(RightScenario scenario) => await CheckAsync(scenario, nodes: 5, seed: 1, runs: 40);

    /// <summary>What depends on the place differs there: on the culture, where there is data about cultures, and on the machine.</summary>
    [TestCase(Leak.HashOrder)]
    [TestCase(Leak.LetterCase)]
    [TestCase(Leak.NumberFormat)]
    [TestCase(Leak.Processors)]
    public async Task Other_processes_are_in_another_place(Leak leak)
    {
        Assume.That(leak is not (Leak.LetterCase or Leak.NumberFormat) || FreshProcess.HasCultures, "there is no data about cultures");
        var scenario = new RightScenario(new MarkedScenario(typeof(LeakScenario)), $"--leak {ChoiceText.Hyphenated($"{leak}")}");
        Assert.That(await HashElsewhereAsync(scenario, nodes: 5, seed: 1, runs: 4), Is.Not.EqualTo($"{Explore(scenario, 5, 1, 4).Hash:x16}"));
    }

    /// <summary>Batches of every scenario and number of nodes in turn; every tenth is repeated by another process.</summary>
    [Test]
    [Explicit("An hour.")]
    [Category(PlantedBugSuite.Category)]
    [NonParallelizable]
    public async Task A_hundred_thousand_right_runs_raise_no_alarm()
    {
        const int Batches = 100_000 / BatchRuns;
        const int RepeatedEvery = 10;
        var (clock, time) = (TimeProvider.System, TimeSpan.Zero);
        for (var batch = 0; batch < Batches; batch++)
        {
            var (scenario, nodes) = (Scenarios[batch % Scenarios.Count], NodeCounts[batch / Scenarios.Count % NodeCounts.Length]);
            var started = clock.GetTimestamp();
            var result = Explore(scenario, nodes, (ulong)batch, BatchRuns);
            time += clock.GetElapsedTime(started);
            if (batch % RepeatedEvery == 0)
            {
                await CheckAsync(scenario, nodes, (ulong)batch, BatchRuns, result);
            }
        }

        var rate = Batches * BatchRuns / time.TotalMinutes;
        await TestContext.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"{Batches * BatchRuns} runs, {rate:0} a minute; {Batches / RepeatedEvery * BatchRuns} repeated in other processes"));
    }

    private static async Task CheckAsync(RightScenario scenario, int nodes, ulong seed, int runs, ExplorationResult? known = null)
    {
        var result = known ?? Explore(scenario, nodes, seed, runs);
        Assert.That(
            await HashElsewhereAsync(scenario, nodes, seed, runs), Is.EqualTo($"{result.Hash:x16}"), $"{scenario}, {nodes} nodes, seed {seed}");
    }

    private static async Task<string> HashElsewhereAsync(RightScenario scenario, int nodes, ulong seed, int runs)
    {
        var (exitCode, output, errors) = await ProgramRun.OfAsync([
            "explore",
            scenario.Listed.Name,
            .. scenario.Words,
            "--runs",
            $"{runs}",
            "--nodes",
            $"{nodes}",
            "--seed",
            $"{seed}",
            "--jobs",
            "1",
            "--format",
            "json",
            "--out",
            "none",
        ]);
        Assert.That(exitCode, Is.Zero, errors);
        using var document = JsonDocument.Parse(output);
        return document.RootElement.GetProperty("traceHash").GetString()!;
    }

    /// <summary>Runs that must raise no alarm.</summary>
    internal static ExplorationResult Explore(RightScenario scenario, int nodes, ulong seed, int runs)
    {
        var result = Exploration.Run(new ExplorationOptions
        {
            Scenario = () => scenario.Create(nodes),
            Seed = seed,
            Runs = runs,
            Nodes = nodes,
            Jobs = 2,
            GoesOn = true,
        });
        Assert.That(result.Failures.Select(failure => string.Join(' ', failure.Story)), Is.Empty, $"{scenario}, {nodes} nodes, seed {seed}");
        return result;
    }
}
