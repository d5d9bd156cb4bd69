using Distribution.Experiments.Running;
using Distribution.Experiments.Tests.Fakes;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Running;

[TestFixture]
internal sealed class CellRunnerTests
{
    [TestCase(2)]
    [TestCase(5)]
    public void Results_are_the_same_whatever_the_number_of_workers(int jobs)
    {
        var one = Run(Plan(runs: 100, jobs: 1));
        var many = Run(Plan(runs: 100, jobs));
        Assert.That(many.TraceHash, Is.EqualTo(one.TraceHash));
        Assert.That(many.Measures, Is.EqualTo(one.Measures));
        Assert.That(many.Curve.Mean, Is.EqualTo(one.Curve.Mean));
        Assert.That(many.Runs.Select(run => run.TraceHash), Is.EqualTo(one.Runs.Select(run => run.TraceHash)));
    }

    [Test]
    public void The_first_runs_are_the_same_however_many_follow()
    {
        var few = Run(Plan(runs: 10, jobs: 1));
        var more = Run(Plan(runs: 40, jobs: 1));
        Assert.That(more.Runs.Take(10).Select(run => run.TraceHash), Is.EqualTo(few.Runs.Select(run => run.TraceHash)));
    }

    [Test]
    public void Runs_have_seeds_of_their_own_which_all_settings_share()
    {
        var seeds = Seeds(Plan(runs: 500, jobs: 1));
        Assert.That(seeds.Concat(Seeds(Plan(runs: 500, jobs: 1, seed: 8))), Is.Unique);
        Assert.That(Seeds(Plan(runs: 500, jobs: 2, level: "2")), Is.EqualTo(seeds));
    }

    [TestCase(1)]
    [TestCase(3)]
    public void Pilot_runs_say_how_many_runs_make_the_interval_narrow_enough(int jobs)
    {
        // Uniform on an interval of length 1: 1.13 / 0.12 squared is 89, and a fifth more for what 64 pilots do not know.
        var result = Run(Plan(runs: 10_000, jobs) with { UntilWidth = 0.12 });
        Assert.That(result.Runs, Has.Count.InRange(90, 130));
        Assert.That(result.Measures[0].Summary.Interval.Width, Is.LessThanOrEqualTo(0.12));
    }

    [Test]
    public void Runs_that_decided_how_many_there_are_are_none_of_those_reported()
    {
        var stopped = Run(Plan(runs: 10_000, jobs: 2) with { UntilWidth = 0.05 });
        var whole = Run(Plan(stopped.Runs.Count, jobs: 2));
        Assert.That(stopped.Runs, Has.Count.LessThan(1_000));
        Assert.That(stopped.TraceHash, Is.EqualTo(whole.TraceHash));
        var pilots = Enumerable.Range(0, 100).Select(run => RunSeeds.OfPilot(3, run));
        Assert.That(pilots.Concat(Enumerable.Range(0, 100).Select(run => RunSeeds.OfRun(3, run))), Is.Unique);
    }

    [Test]
    public void Runs_that_differ_more_than_the_pilot_runs_are_continued_until_the_interval_is_as_narrow_as_was_asked()
    {
        for (var seed = 0UL; seed < 100; seed++)
        {
            var one = Run(Plan(runs: 10_000, jobs: 1, seed: seed) with { UntilWidth = 0.12 });
            var many = Run(Plan(runs: 10_000, jobs: 3, seed: seed) with { UntilWidth = 0.12 });
            Assert.That(one.Measures[0].Summary.Interval.Width, Is.LessThanOrEqualTo(0.12), $"seed {seed}");
            Assert.That(many.TraceHash, Is.EqualTo(one.TraceHash), $"seed {seed}");
        }
    }

    [Test]
    public void The_number_of_runs_bounds_the_wait_for_the_interval() =>
        Assert.That(Run(Plan(runs: 50, jobs: 2) with { UntilWidth = 1e-9 }).Runs, Has.Count.EqualTo(50));

    [TestCase(1)]
    [TestCase(4)]
    public void A_cancelled_setting_keeps_the_first_runs_without_a_gap(int jobs)
    {
        using var source = new CancellationTokenSource();
        var started = 0;
        var protocol = new FakeProtocol
        {
            OnRun = _ =>
            {
                if (Interlocked.Increment(ref started) == 20)
                {
                    source.Cancel();
                }
            },
        };
        var whole = Run(Plan(runs: 100, jobs: 1));
        var part = CellRunner.Run(Plan(runs: 100, jobs) with { Protocol = protocol }, Silent.Progress, source.Token);
        Assert.That(part.Runs, Has.Count.InRange(16, 24));
        Assert.That(part.Runs.Select(run => run.TraceHash), Is.EqualTo(whole.Runs.Take(part.Runs.Count).Select(run => run.TraceHash)));
    }

    [Test]
    public void A_run_that_gives_up_when_cancelled_is_left_out()
    {
        using var source = new CancellationTokenSource();
        var protocol = new FakeProtocol
        {
            OnRun = _ =>
            {
                source.Cancel();
                source.Token.ThrowIfCancellationRequested();
            },
        };
        Assert.That(CellRunner.Run(Plan(runs: 10, jobs: 1) with { Protocol = protocol }, Silent.Progress, source.Token).Runs, Is.Empty);
    }

    [Test]
    public void A_failing_run_is_named_with_its_seed()
    {
        var protocol = new FakeProtocol { OnRun = _ => throw new InvalidOperationException("planted") };
        Assert.That(
            () => CellRunner.Run(Plan(runs: 10, jobs: 2) with { Protocol = protocol }, Silent.Progress, CancellationToken.None),
            Throws.TypeOf<RunFailedException>().With.Message.Matches("fake: run [01] \\(its own seed is [0-9]+\\) failed: planted"));
    }

    [Test]
    public void A_measure_that_a_run_does_not_define_is_counted_where_it_does()
    {
        var result = Run(Plan(runs: 400, jobs: 1));
        var rare = result.Measures[2].Summary;
        Assert.That(rare.Count, Is.EqualTo(result.Runs.Count(run => !double.IsNaN(run.Measures["rare"]))).And.LessThan(200));
        Assert.That(rare.Mean, Is.Not.NaN);
    }

    [Test]
    public void Theory_is_computed_once_for_all_that_show_it()
    {
        var settings = Given.Options(Given.Rumor, "--stop once --nodes 20");
        var result = CellRunner.Run(new CellPlan(Given.Rumor, settings, 1, 2, 1, null), Silent.Progress, CancellationToken.None);
        Assert.That(result.Theory, Is.Not.Empty);
        Assert.That(ReferenceEquals(result.Theory, result.Theory));
    }

    [Test]
    public void Every_run_is_reported_to_the_progress()
    {
        var progress = new Silent();
        CellRunner.Run(Plan(runs: 77, jobs: 3), progress, CancellationToken.None);
        Assert.That(progress.Finished, Is.EqualTo(77));
    }

    [TestCase(10_000, 0.05)]
    [TestCase(50, 1e-9)]
    [TestCase(10, 0.05)]
    public void Pilot_runs_are_reported_too_and_in_the_end_as_many_runs_were_expected_as_were_made(int runs, double width)
    {
        var (progress, started) = (new Silent(), 0);
        var plan = Plan(runs, jobs: 2) with { UntilWidth = width, Protocol = new FakeProtocol { OnRun = _ => Interlocked.Increment(ref started) } };
        var result = CellRunner.Run(plan, progress, CancellationToken.None);
        Assert.That(progress.Finished, Is.EqualTo(started).And.AtLeast(result.Runs.Count));
        Assert.That(runs + progress.Expected, Is.EqualTo(started));
    }

    private static ulong[] Seeds(CellPlan plan) => [.. Run(plan).Runs.Select(run => run.TraceHash)];

    private static CellResult Run(CellPlan plan) => CellRunner.Run(plan, Silent.Progress, CancellationToken.None);

    private static CellPlan Plan(int runs, int jobs, string level = "1", ulong seed = 7)
    {
        var protocol = new FakeProtocol();
        var given = new Dictionary<string, string>(StringComparer.Ordinal) { ["level"] = level };
        return new CellPlan(protocol, Settings.Read(protocol.Name, protocol.Options, given), seed, runs, jobs, null);
    }
}
