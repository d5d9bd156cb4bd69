using Microsoft.Coyote;
using Microsoft.Coyote.Specifications;
using Microsoft.Coyote.SystematicTesting;
using NUnit.Framework;
using TestAttribute = NUnit.Framework.TestAttribute;

namespace Distribution.Coyote.Tests;

/// <summary>The control of every other test here: exploring schedules finds a planted race, so finding none elsewhere says something.</summary>
[TestFixture]
internal sealed class PlantedRaceTests
{
    private const uint Seed = 7;
    private static readonly string[] LostUpdate = ["counted 1 of 2"];

    [Test]
    public void A_lost_update_is_found_and_its_schedule_replays()
    {
        using var search = TestingEngine.Create(Explore(iterations: 200), () => CountToTwo(holdsLock: false));
        search.Run();
        Assert.That(search.TestReport.BugReports, Is.EqualTo(LostUpdate), $"seed {Seed}");

        using var replay = TestingEngine.Create(
            Explore(iterations: 1).WithReproducibleTrace(search.ReproducibleTrace), () => CountToTwo(holdsLock: false));
        replay.Run();
        Assert.That(replay.TestReport.BugReports, Is.EqualTo(LostUpdate));
    }

    [Test]
    public void The_same_count_under_a_lock_has_no_bad_schedule()
    {
        using var search = TestingEngine.Create(Explore(iterations: 200), () => CountToTwo(holdsLock: true));
        search.Run();
        Assert.That(search.TestReport.BugReports, Is.Empty, $"seed {Seed}");
    }

    private static Configuration Explore(uint iterations) =>
        Configuration.Create().WithTestingIterations(iterations).WithMaxSchedulingSteps(500).WithRandomGeneratorSeed(Seed)
            .WithTelemetryEnabled(false);

    private static async Task CountToTwo(bool holdsLock)
    {
        using var gate = new SemaphoreSlim(1);
        var count = 0;
        Task[] increments = [Task.Run(IncrementAsync), Task.Run(IncrementAsync)];
        await Task.WhenAll(increments);
        Specification.Assert(count == 2, $"counted {count} of 2");

        async Task IncrementAsync()
        {
            if (holdsLock)
            {
                await gate.WaitAsync();
            }

            var read = count;
            await Task.Yield();
            count = read + 1;
            if (holdsLock)
            {
                gate.Release();
            }
        }
    }
}
