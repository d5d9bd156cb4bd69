using Distribution.PlantedBugs;
using Distribution.Simulator;
using NUnit.Framework;

namespace Distribution.ExplorationTests;

/// <summary>Every kind of fault is necessary: for each there is a planted bug that is found with it, and among the same faults without it is
/// not found in three times as many runs.</summary>
internal sealed class AblationTests
{
    private const int RunsMax = 20_000;
    private const int LeastRuns = 300;

    /// <summary>A bug for each kind, and other faults that do not show that bug but may have to help.</summary>
    private static readonly SortedDictionary<string, (Enum Defect, string[] Beside)> Kinds = new(StringComparer.Ordinal)
    {
        ["bandwidth"] = (StreamDefect.SendsOnce, ["duplication", "skew", "step", "drift"]),
        ["boot-failure"] = (FleetDefect.CountsWhatItAsksFor, ["slow"]),
        ["buggify"] = (LedgerDefect.ForgetsTheRest, ["crash", "pause"]),
        ["churn"] = (RegistryDefect.SentIsReceived, ["duplication", "reordering", "skew", "pause"]),
        ["clog"] = (LeaseDefect.RenewsAnybody, ["loss", "skew", "crash"]),
        ["corruption"] = (StreamDefect.IgnoresChecksum, ["loss", "duplication", "spike", "crash"]),
        ["crash"] = (StreamDefect.AcknowledgesUnstored, ["loss", "duplication", "reordering", "spike", "pause", "half-open"]),
        ["cut"] = (MemberDefect.DeadAreNotAsked, ["duplication", "skew", "step"]),
        ["distance"] = (StreamDefect.HandsOnAsItComes, ["skew", "step", "drift"]),
        ["drift"] = (LeaseDefect.NobodyChecks, ["loss", "cut", "skew", "step", "partition"]),
        ["duplication"] = (SpawnerDefect.StartsTwice, ["skew", "step", "reset"]),
        ["half-open"] = (RegistryDefect.SentIsReceived, ["duplication", "reordering", "skew", "pause"]),
        ["loss"] = (RumorDefect.AwaitsForever, ["duplication", "reordering", "spike", "skew", "pause", "slow"]),
        ["partition"] = (MemberDefect.DeadAreNotAsked, ["duplication", "skew", "step"]),
        ["pause"] = (LeaseDefect.NobodyChecks, ["loss", "cut", "partition", "skew", "step", "crash"]),
        ["reordering"] = (StreamDefect.HandsOnAsItComes, ["skew", "step", "drift"]),
        ["reset"] = (StreamDefect.StartsAfreshAfterReset, ["loss", "duplication", "reordering", "spike", "pause", "crash"]),
        ["skew"] = (LeaseDefect.ComparesClocks, ["spike", "clog", "loss"]),
        ["slow"] = (LeaseDefect.NobodyChecks, ["loss", "cut", "skew", "step", "crash"]),
        ["slow-boot"] = (FleetDefect.CountsWhatItAsksFor, ["slow"]),
        ["spike"] = (LeaseDefect.RenewsAnybody, ["loss", "skew", "crash"]),
        ["step"] = (MemberDefect.TimesByTheDay, ["loss", "cut", "pause", "spike", "slow"]),
    };

    private static IEnumerable<string> Drawn => FaultKinds.DrawnNames;

    [TestCaseSource(nameof(Drawn))]
    public void A_kind_of_fault_is_necessary_for_a_planted_bug(string kind)
    {
        Assert.That(Kinds, Contains.Key(kind), "no planted bug needs it");
        var (defect, beside) = Kinds[kind];
        var bug = PlantedBug.All.Single(bug => bug.Defect.Equals(defect));
        var with = Explore(bug, [.. beside, kind], RunsMax);
        Assert.That(with.Failed, Is.Positive, $"{bug} is not found with {kind} in {with.Runs} runs");
        var without = Explore(bug, beside, Math.Max(LeastRuns, 3 * (with.Failures[0].Number + 1)));
        TestContext.Out.WriteLine($"{kind}: {bug}, run {with.Failures[0].Number}, without it nothing in {without.Runs} runs");
        Assert.That(without.Failures.Select(failure => string.Join(' ', failure.Story)), Is.Empty);
    }

    /// <summary>Schedules as the network model has them: strategies put messages off as faults do. What it takes to fail is not asked, so
    /// nothing is made small.</summary>
    private static ExplorationResult Explore(PlantedBug bug, string[] faults, long runs) => Exploration.Run(new ExplorationOptions
    {
        Scenario = bug.Create,
        Faults = faults,
        Runs = runs,
        Strategies = [Strategy.All[0]],
        FailuresMax = 1,
        ShrinkTime = TimeSpan.Zero,
    });
}
