using System.Globalization;
using Distribution.PlantedBugs;
using Distribution.Protocol;
using Distribution.Simulator;
using FsCheck;
using FsCheck.Fluent;

namespace Distribution.ExplorationTests;

/// <summary>A scenario with parameters that were generated: how many nodes, who may ask whom, which faults (crashes are the churn) and
/// schedules. As a text it is the command that runs it, in any process.</summary>
internal sealed record GeneratedScenario(
    RumorDefect Defect, int Nodes, RumorTopology Topology, int Rumors, IReadOnlyList<string> Faults, string Strategy, ulong Seed)
{
    /// <summary>What FsCheck draws: right protocols.</summary>
    public static Arbitrary<GeneratedScenario> Arbitrary() => Arb.From(
        Gen.Choose(0, int.MaxValue).Select(word => Of(RumorDefect.None, (ulong)word)), generated => generated.Smaller());

    /// <summary>The scenario of a random word.</summary>
    internal static GeneratedScenario Of(RumorDefect defect, ulong word)
    {
        var stream = new RandomStream(word);
        return new GeneratedScenario(
            defect,
            2 + (int)stream.Below(8),
            (RumorTopology)stream.Below(2),
            1 + (int)stream.Below(8),
            [.. FaultKinds.DrawnNames.Where(_ => stream.Below(3) > 0)],
            Distribution.Simulator.Strategy.All[(int)stream.Below((ulong)Distribution.Simulator.Strategy.All.Count)].Name,
            stream.Below(1_000_000));
    }

    /// <summary>One kind of fault less, fewer rumors or nodes, everybody asks everybody, no strategy.</summary>
    internal IEnumerable<GeneratedScenario> Smaller() =>
    [
        .. Faults.Select(kind => this with { Faults = [.. Faults.Where(other => other != kind)] }),
        .. Rumors > 1 ? [this with { Rumors = 1 }, this with { Rumors = Rumors - 1 }] : (GeneratedScenario[])[],
        .. Nodes > 2 ? [this with { Nodes = 2 }, this with { Nodes = Nodes - 1 }] : (GeneratedScenario[])[],
        .. Topology != RumorTopology.Complete ? [this with { Topology = RumorTopology.Complete }] : (GeneratedScenario[])[],
        .. Strategy != "model" ? [this with { Strategy = "model" }] : (GeneratedScenario[])[],
    ];

    /// <summary>What does not hold in its only run; null: all does.</summary>
    internal Violation? Run() => Trial().Run().Violation;

    /// <summary>Its only run.</summary>
    internal Trial Trial() => Exploration.TrialOf(
        new ExplorationOptions
        {
            Scenario = () => new RumorScenario { Defect = Defect, Topology = Topology, Rumors = Rumors },
            Nodes = Nodes,
            Faults = Faults,
            Strategies = [.. Distribution.Simulator.Strategy.All.Where(strategy => strategy.Name == Strategy)],
            Seed = Seed,
        },
        0);

    public override string ToString()
    {
        var kinds = Faults.Count > 0 ? string.Join(',', Faults) : "none";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"explore rumors --defect {Words.Of(Defect)} --topology {Words.Of(Topology)} --rumors {Rumors} --nodes {Nodes} --faults {kinds} --strategy {Strategy} --seed {Seed} --runs 1 --out none");
    }
}
