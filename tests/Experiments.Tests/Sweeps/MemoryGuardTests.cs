using Distribution.Experiments.Running;
using Distribution.Experiments.Sweeps;
using Distribution.Experiments.Terminal;
using Distribution.Experiments.Tests.Fakes;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Sweeps;

[TestFixture]
internal sealed class MemoryGuardTests
{
    [TestCase(10_000_000, 8)]
    [TestCase(4_000_000, 3)]
    [TestCase(1_300_000, 1)]
    public void A_cell_has_no_more_workers_than_fit_into_the_memory(long memory, int jobs) =>
        Assert.That(MemoryGuard.Fit(Cell("1000"), memory).Jobs, Is.EqualTo(jobs), "a megabyte each, four fifths of the memory");

    [Test]
    public void A_cell_that_does_not_fit_is_refused_by_name_before_anything_is_run()
    {
        var runs = 0;
        var protocol = new FakeProtocol { OnRun = _ => runs++ };
        var cell = Cell("1000000") with { Protocol = protocol };
        var plan = new SweepPlan("two", [], [Cell("10") with { Protocol = protocol }, cell]);
        using var progress = new ProgressReport(Screen.None, TextWriter.Null, TimeProvider.System, "two", 2, 20);
        var limits = new SweepLimits(TimeProvider.System) { MemoryBytes = 1_000_000_000 };
        var refusal = Assert.Throws<EnvironmentException>(
            () => SweepRunner.Run(plan, SweepShard.Whole, null, progress, limits, CancellationToken.None))!;
        Assert.That(refusal.Message, Does.StartWith("the cell fake;nodes=1000000: one run needs about 1 GB, and of 1 GB memory"));
        Assert.That(runs, Is.Zero);
    }

    private static CellPlan Cell(string nodes)
    {
        var protocol = new FakeProtocol();
        var settings = Settings.Read(protocol.Name, protocol.Options, new Dictionary<string, string> { ["nodes"] = nodes });
        return new CellPlan(protocol, settings, 1, 10, 8, null);
    }
}
