namespace Distribution.ExplorationTests;

/// <summary>Traced runs.</summary>
internal static class Traces
{
    /// <summary>The run of a number as an exploration makes it.</summary>
    internal static Trial TrialOf(Scenario scenario, ulong seed, byte number) =>
        Exploration.TrialOf(new ExplorationOptions { Scenario = () => scenario, Seed = seed }, number);

    /// <summary>What comes of it, traced.</summary>
    internal static TrialResult Of(Scenario scenario, ulong seed, byte number) => (TrialOf(scenario, seed, number) with { IsTraced = true }).Run();
}
