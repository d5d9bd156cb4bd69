using Distribution.Experiments.Calibrating;
using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Composing;
using Distribution.Experiments.Exploring;
using Distribution.Experiments.Measuring;
using Distribution.Experiments.Protocols;
using Distribution.Experiments.Theory;
using Distribution.Experiments.Tours;

namespace Distribution.Experiments;

/// <summary>What this executable offers: the one place where protocols, measurements and benchmarks are listed. Verbs, help, checks and
/// results follow from it.</summary>
internal static class Composition
{
    /// <summary>Everything there is.</summary>
    internal static Catalog Catalog { get; } = new()
    {
        Protocols =
        [
            new RumorProtocol(), new AntiEntropyProtocol(), new FloodProtocol(), new DirectMailProtocol(), new TimedPushProtocol(),
            new GossipService(),
        ],
        Theories = [new SpreadTheory()],
        Measurements = [new SpawnMeasurement(), new GossipMeasurement(), new CommMeasurement(), new CalibrationMeasurement()],
        Scenarios = [new MarkedScenario(typeof(GroupGossipScenario)), new MarkedScenario(typeof(MembershipScenario))],
        Benchmarks = [new InfectAndDieBenchmark(), new PeriodicPushBenchmark()],
        TourGuide = new ProcessTourGuide(),
        Reports = new ReportComposer(),
    };
}
