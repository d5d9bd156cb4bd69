using Distribution.Concurrency;
using NUnit.Framework;

namespace Distribution.Coyote.Tests;

/// <summary>The bodies of the project's own explorer, under Coyote's.</summary>
internal sealed class CoyoteTests
{
    private const uint Seed = 7;
    private const uint RunsMax = 500;

    private static IEnumerable<Defect> Defects => Enum.GetValues<Defect>();

    private static IEnumerable<TestCaseData> Bodies => HostBodies.All.Select(static row => new TestCaseData(row.Body).SetArgDisplayNames(row.Name));

    [TestCaseSource(nameof(Defects))]
    public void A_planted_defect_is_found_and_its_schedule_replays(Defect defect)
    {
        var body = PlantedBodies.Of(defect, isOn: true);
        var found = CoyoteSearch.Random(body, Seed, RunsMax);
        TestContext.Out.WriteLine($"{defect}, seed {Seed}: {found}");

        Assert.That(found.Bugs, Is.Not.Empty);
        Assert.That(CoyoteSearch.Replay(body, found.Trace).Bugs, Is.EqualTo(found.Bugs));
    }

    [TestCaseSource(nameof(Defects))]
    public void Without_it_nothing_is_found(Defect defect)
    {
        var search = CoyoteSearch.Random(PlantedBodies.Of(defect, isOn: false), Seed, RunsMax);
        Assert.That(search.Bugs, Is.Empty);
        Assert.That(search.Uncontrolled, Is.Empty);
    }

    [TestCaseSource(nameof(Bodies))]
    public void No_schedule_breaks_it(Func<ExploredMachine, Task> body)
    {
        var search = CoyoteSearch.Random(body, Seed, RunsMax / 5);
        TestContext.Out.WriteLine(search);
        Assert.That(search.Bugs, Is.Empty);
        Assert.That(search.Uncontrolled, Is.Empty, "all of it is under control");
    }
}
