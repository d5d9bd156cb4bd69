using Distribution.InSimulator;
using Distribution.Simulator;

namespace Distribution;

/// <content>What the scenario itself throws, apart from what its protocol does.</content>
public sealed partial class ScenarioRun
{
    // While nodes start in Build the protocol's code runs, and what is thrown then is a failure of it.
    private bool isStarting;

    // What the scenario is asked at the moment: an oracle, a mark or what must come about, by name.
    private string? asked;

    /// <summary>Lets the scenario prepare the run.</summary>
    /// <exception cref="ScenarioException">It throws, or has no nodes.</exception>
    private void Build()
    {
        try
        {
            trial.Scenario.Build(this);
            _ = World;
        }
        catch (Exception exception) when (!isStarting && IsBroken(exception))
        {
            throw Broken("Build", exception);
        }
    }

    private static bool IsBroken(Exception thrown) =>
        thrown is not (FaultPlanException or NondeterministicException or EscapedException or ScenarioException);

    private ScenarioException Broken(string where, Exception thrown) => ScenarioException.Broken(trial.Scenario, where, thrown);
}
