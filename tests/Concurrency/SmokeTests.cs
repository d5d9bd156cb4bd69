using NUnit.Framework;
namespace Distribution.Concurrency.Tests;
internal sealed class SmokeTests
{
    private static readonly (string, Func<ExploredMachine, Task>)[] All = [
      ("inputs", LoopBodies.InputsAsync), ("wakeups", LoopBodies.WakeupsAsync), ("events", LoopBodies.EventsAsync),
      ("bothdial", NodeBodies.BothDialAsync), ("stops", NodeBodies.CallsAgainstStopsAsync), ("reconnect", NodeBodies.ReconnectAsync),
      ("twoanswers", NodeBodies.TwoAnswersAsync), ("cancel", NodeBodies.CancelledCallAsync), ("boot", ChildBodies.BootAsync), ("signals", ChildBodies.SignalsAsync)];
    [Test]
    public void Go()
    {
        foreach (var (name, body) in All)
        {
            foreach (var race in new[] { false, true })
            {
            using var explorer = new Explorer(body, new ExplorerOptions { TimersRace = race });
            var at = System.Diagnostics.Stopwatch.StartNew();
            var found = explorer.Random(1, 1000);
            TestContext.Out.WriteLine($"{name} race {race}: {found} in {at.ElapsedMilliseconds} ms");
            at.Restart();
            var ex = explorer.Exhaustive(2, 5000);
            TestContext.Out.WriteLine($"   exhaustive: {ex} complete {ex.IsComplete} in {at.ElapsedMilliseconds} ms");
            }
        }
    }
}
