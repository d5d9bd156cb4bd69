using NUnit.Framework;

namespace Distribution.Concurrency.Tests;

/// <summary>The controls of every other test here: planted defects are found, so that finding none says something.</summary>
internal sealed class PlantedDefectTests
{
    private const int RunsMax = 100;

    private static readonly ulong[] Seeds = [1, 2, 3, 4, 5];

    private static IEnumerable<Defect> Defects => Enum.GetValues<Defect>();

    [Test]
    public void Chance_finds_it_and_its_schedule_replays(
        [ValueSource(nameof(Defects))] Defect defect, [ValueSource(nameof(Seeds))] ulong seed)
    {
        using var explorer = new Explorer(PlantedBodies.Of(defect, isOn: true));
        var found = explorer.Random(seed, RunsMax);
        TestContext.Out.WriteLine($"{defect}, seed {seed}: {found}");

        Assert.That(found.Failure, Is.Not.Null);
        Assert.That(explorer.Replay($"{found.Failure.Schedule}").ToString(), Is.EqualTo(found.Failure.ToString()));
    }

    [TestCaseSource(nameof(Defects))]
    public void All_schedules_of_two_deviations_hold_it(Defect defect)
    {
        using var explorer = new Explorer(PlantedBodies.Of(defect, isOn: true));
        var found = explorer.Exhaustive(2, 10 * RunsMax);
        TestContext.Out.WriteLine($"{defect}: {found}");

        Assert.That(found.Failure, Is.Not.Null);
    }

    [TestCaseSource(nameof(Defects))]
    public void Without_it_nothing_is_found(Defect defect)
    {
        using var explorer = new Explorer(PlantedBodies.Of(defect, isOn: false));
        var chance = explorer.Random(1, 50 * RunsMax);
        var all = explorer.Exhaustive(4, 2_000 * RunsMax);
        TestContext.Out.WriteLine($"{defect}: {chance} by chance, {all} with up to four deviations");

        Assert.That(chance.Failure, Is.Null, $"{chance}");
        Assert.That(all.Failure, Is.Null, $"{all}");
        Assert.That(all.IsComplete);
    }
}
