using Distribution.InSimulator;
using Distribution.Protocol;

namespace Distribution.Experiments.Tests.Exploring;

/// <summary>What an oracle may be called.</summary>
public enum OddName
{
    /// <summary>Longer than a name of a file may be.</summary>
    Long,

    /// <summary>With a line's end and an order to the terminal.</summary>
    Unprintable,
}

/// <summary>What never holds has a name that no file and no terminal should have as it is.</summary>
[Scenario("oddly-named", "what does not hold has an odd name")]
public sealed class OddlyNamedScenario : Scenario
{
    /// <summary>The name.</summary>
    [ScenarioOption("what the oracle is called")]
    public OddName Oracle { get; init; }

    /// <inheritdoc/>
    public override void Build(ScenarioRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        run.Simulate(new DirectMail<SimulatedEnvironment<Rumor>>());
        run.Always(
            Oracle switch { OddName.Long => new string('x', 400), _ => "first\n\e[31msecond" },
            () => Oracle == OddName.Unprintable ? "it is\n\e[31mso" : "it is so");
    }
}
