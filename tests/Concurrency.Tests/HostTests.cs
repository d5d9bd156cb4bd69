using NUnit.Framework;

namespace Distribution.Concurrency.Tests;

/// <summary>The hosts' own code under many schedules.</summary>
internal sealed class HostTests
{
    private const ulong Seed = 1;

    // With so many deviations from the default course a search of all schedules takes seconds.
    private static readonly Dictionary<string, int> Deviations = new(StringComparer.Ordinal)
    {
        ["inputs"] = 3,
        ["wake-ups"] = 3,
        ["events"] = 5,
        ["both dial"] = 1,
        ["calls against stops"] = 1,
        ["reconnect"] = 1,
        ["two answers"] = 2,
        ["cancelled call"] = 2,
        ["boot"] = 10,
        ["signals"] = 4,
    };

    private static IEnumerable<TestCaseData> Bodies =>
        from row in HostBodies.All
        from timersRace in new[] { false, true }
        select new TestCaseData(row.Name, row.Body, timersRace).SetArgDisplayNames(row.Name, timersRace ? "timers race" : "timers wait");

    [TestCaseSource(nameof(Bodies))]
    public void No_schedule_breaks_it(string name, Func<ExploredMachine, Task> body, bool timersRace)
    {
        using var explorer = new Explorer(body, new ExplorerOptions { TimersRace = timersRace });
        var chance = explorer.Random(Seed, 2_000);
        var all = explorer.Exhaustive(Deviations[name], 100_000);
        TestContext.Out.WriteLine($"{chance} by chance, {all} with up to {Deviations[name]} deviations");

        Assert.That(chance.Failure, Is.Null, $"{chance}");
        Assert.That(all.Failure, Is.Null, $"{all}");
        Assert.That(all.IsComplete, "more schedules than are run here");
    }

    // A long search of the bodies that hold connections, whose schedules cannot all be run.
    [Test]
    [Explicit("minutes")]
    [Category("Soak")]
    public void No_schedule_of_many_breaks_it([ValueSource(nameof(Names))] string name)
    {
        using var explorer = new Explorer(
            HostBodies.All.Single(row => string.Equals(row.Name, name, StringComparison.Ordinal)).Body, new ExplorerOptions { TimersRace = true });
        var chance = explorer.Random(2 * Seed, 50_000);
        Assert.That(chance.Failure, Is.Null, $"{chance}");
    }

    private static IEnumerable<string> Names => HostBodies.All.Select(static row => row.Name);
}
