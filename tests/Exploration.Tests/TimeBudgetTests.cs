using Distribution.PlantedBugs;
using Distribution.Simulator;
using NUnit.Framework;

namespace Distribution.ExplorationTests;

/// <summary>The time of an exploration.</summary>
internal sealed class TimeBudgetTests
{
    [Test]
    public void No_run_begins_after_the_time_not_even_in_a_group()
    {
        // Every look at the clock takes a second: the look at the beginning, that before the group, and one before each run.
        var result = Exploration.Run(new ExplorationOptions
        {
            Scenario = () => new RumorScenario(),
            Runs = 64,
            Time = TimeSpan.FromSeconds(10),
            Clock = new Ticking(),
        });
        Assert.That(result.Runs, Is.InRange(1, 10));
    }

    [Test]
    public void Little_time_is_left_to_make_a_failure_small_when_the_time_is_up()
    {
        var clock = new Ticking();
        var result = Exploration.Run(new ExplorationOptions
        {
            Scenario = () => new RumorScenario { Defect = RumorDefect.AwaitsForever },
            Runs = 256,
            Time = TimeSpan.FromSeconds(100),
            LeastShrinkTime = TimeSpan.FromSeconds(3),
            ShrinkTime = TimeSpan.FromHours(1),
            Clock = clock,
            Found = (_, _) => clock.Pass(TimeSpan.FromSeconds(1_000)),
        });

        // Each kind is left out at any rate.
        var kinds = result.Failures[0].Found.Plan.Select(FaultKinds.NameOf).Distinct().Count();
        Assert.That(result.Failures[0].Tried, Is.LessThan(10 + kinds));
        Assert.That(result.Failures[0].IsMinimal, Is.False);
    }

    /// <summary>Goes on by a second whenever somebody looks.</summary>
    private sealed class Ticking : TimeProvider
    {
        private long ticks;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Interlocked.Increment(ref ticks);

        internal void Pass(TimeSpan time) => Interlocked.Add(ref ticks, (long)time.TotalSeconds);
    }
}
