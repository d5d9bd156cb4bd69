using NUnit.Framework;

namespace Distribution.Concurrency.Tests;

/// <summary>The hosts' own code under many schedules.</summary>
internal sealed class HostTests
{
    private const ulong Seed = 1;

    private static IEnumerable<TestCaseData> Bodies =>
    [
        // Timers may expire at any time where a deadline that is missed is an outcome like any other.
        Row("inputs", LoopBodies.InputsAsync, timersRace: false, deviations: 3),
        Row("wake-ups", LoopBodies.WakeupsAsync, timersRace: true, deviations: 3),
        Row("events", LoopBodies.EventsAsync, timersRace: false, deviations: 5),
        Row("both dial", NodeBodies.BothDialAsync, timersRace: false, deviations: 1),
        Row("calls against stops", NodeBodies.CallsAgainstStopsAsync, timersRace: true, deviations: 1),
        Row("reconnect", NodeBodies.ReconnectAsync, timersRace: false, deviations: 1),
        Row("two answers", NodeBodies.TwoAnswersAsync, timersRace: true, deviations: 2),
        Row("cancelled call", NodeBodies.CancelledCallAsync, timersRace: false, deviations: 2),
        Row("boot", ChildBodies.BootAsync, timersRace: true, deviations: 10),
        Row("signals", ChildBodies.SignalsAsync, timersRace: false, deviations: 4),
    ];

    [TestCaseSource(nameof(Bodies))]
    public void No_schedule_breaks_it(Func<ExploredMachine, Task> body, bool timersRace, int deviations)
    {
        using var explorer = new Explorer(body, new ExplorerOptions { TimersRace = timersRace });
        var chance = explorer.Random(Seed, 3_000);
        var all = explorer.Exhaustive(deviations, 100_000);
        TestContext.Out.WriteLine($"{chance} by chance, {all} with up to {deviations} deviations");

        Assert.That(chance.Failure, Is.Null, $"{chance}");
        Assert.That(all.Failure, Is.Null, $"{all}");
        Assert.That(all.IsComplete, "more schedules than are run here");
    }

    private static TestCaseData Row(string name, Func<ExploredMachine, Task> body, bool timersRace, int deviations) =>
        new TestCaseData(body, timersRace, deviations).SetArgDisplayNames(name);
}
