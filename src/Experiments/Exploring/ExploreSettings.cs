using Distribution.Experiments.Running;
using Distribution.Protocol;
using Distribution.Simulator;

namespace Distribution.Experiments.Exploring;

/// <summary>The command line of <c>explore</c> as the library has it.</summary>
internal static class ExploreSettings
{
    /// <summary>How to explore a scenario.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="run">The options of <c>explore</c>.</param>
    /// <param name="settings">The scenario's own.</param>
    /// <exception cref="UsageException">They do not go together, or a file is not what it should be.</exception>
    internal static ExplorationOptions OptionsOf(ListedScenario scenario, Settings run, Settings settings)
    {
        var usual = ScenarioTerms.Of(scenario.Create(settings));
        var nodes = run.Get(ExploreOptions.Nodes);
        if (nodes > 0 && nodes < usual.LeastNodes)
        {
            throw UsageException.NotAllowed("--nodes", NumberText.Write(nodes), $"{usual.LeastNodes} nodes or more in {scenario.Name}");
        }

        var names = ExploreOptions.NamesIn(run.Get(ExploreOptions.Strategies));
        var strategies = Strategy.All.Where(strategy => names is null || names.Contains(strategy.Name)).ToArray();
        var options = new ExplorationOptions
        {
            Scenario = () => scenario.Create(settings),
            Seed = run.Get(RunOptions.Seed),
            Runs = run.Get(ExploreOptions.Runs),
            Time = run.Get(ExploreOptions.Time) is var time && time < Duration.MaxValue ? time.ToTimeSpan() : null,
            Nodes = nodes > 0 ? nodes : null,
            Plan = FaultPlanOption.Read(run.Get(ExploreOptions.Plan), plan => plan.Refusal(nodes > 0 ? nodes : usual.Nodes)),
            Faults = ExploreOptions.NamesIn(run.Get(ExploreOptions.Faults)),
            Strategies = strategies,
            Jobs = run.Get(RunOptions.Jobs),
            GoesOn = run.Get(ExploreOptions.GoesOn),
            VerifyEvery = run.Get(ExploreOptions.Verify),
        };
        return options.FaultsRefusal() is { } kind ? throw Refused(ExploreOptions.Faults, run, kind)
            : options.PlanRefusal() is { } fault ? throw Refused(ExploreOptions.Plan, run, fault)
            : options;
    }

    private static UsageException Refused(ProtocolOption option, Settings run, string reason) =>
        new($"{option.Flag} '{UsageException.Shown(run.TextOf(option))}': {reason}");
}
