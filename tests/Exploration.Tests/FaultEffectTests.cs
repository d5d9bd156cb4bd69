using Distribution.PlantedBugs;
using Distribution.Protocol;
using Distribution.Simulator;
using NUnit.Framework;

namespace Distribution.ExplorationTests;

/// <summary>A fault counts when it takes effect.</summary>
internal sealed class FaultEffectTests
{
    private static readonly Instant Begin = Instant.Zero + Duration.FromSeconds(1);
    private static readonly Duration Length = Duration.FromSeconds(5);

    [Test]
    public void A_boot_failure_counts_only_where_something_boots()
    {
        var failure = new BootFailure { For = Length, Chance = new Probability(1) };
        Assert.That(Count("boot-failure", failure), Is.Zero);
        Assert.That(Count("boot-failure", failure, new Crash { At = Begin, For = Duration.FromSeconds(1), Node = 1 }), Is.EqualTo(1));
    }

    [Test]
    public void Chance_that_never_strikes_does_not_count()
    {
        Assert.That(Count("loss", new Loss { For = Length, Chance = new Probability(0) }), Is.Zero);
        Assert.That(Count("loss", new Loss { For = Length, Chance = new Probability(1) }), Is.EqualTo(1));
    }

    [Test]
    public void A_partition_counts_if_it_cuts_something()
    {
        Assert.That(Count("partition", new Partition { For = Length, Sides = [[0, 1, 2, 3, 4]] }), Is.Zero);
        Assert.That(Count("partition", new Partition { For = Length, Sides = [[0, 1]] }), Is.EqualTo(1));
    }

    [Test]
    public void What_happens_at_points_of_the_code_counts_only_if_there_are_any() =>
        Assert.That((new Trial(new RumorScenario(), 1, 5) { Plan = new FaultPlan([new Buggify { For = Length }]) }).Run().Effective, Is.Empty);

    [Test]
    public void A_message_that_is_never_sent_does_not_count()
    {
        var message = new SingleMessage { From = 0, To = 1, Number = 0, Arrivals = [] };
        Assert.That(Count("message", message with { Number = 1_000_000 }), Is.Zero);
    }

    [Test]
    public void The_crashes_of_churn_count_as_churn()
    {
        var faults = FaultsOf(new Churn { At = Begin, For = Length, Every = Duration.FromSeconds(1), Away = Duration.FromMilliseconds(100) });
        Assert.That(faults, Is.EqualTo(new SortedDictionary<string, long> { ["churn"] = 1 }));
    }

    private static long Count(string kind, params Fault[] plan) => FaultsOf(plan)[kind];

    private static IReadOnlyDictionary<string, long> FaultsOf(params Fault[] plan) => Exploration.Run(new ExplorationOptions
    {
        Scenario = () => new RumorScenario(),
        Plan = new FaultPlan(plan),
        Runs = 1,
    }).Faults;
}
