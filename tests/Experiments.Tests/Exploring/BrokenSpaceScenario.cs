using Distribution.InSimulator;
using Distribution.Protocol;

namespace Distribution.Experiments.Tests.Exploring;

/// <summary>A state space of which something throws that is asked of it.</summary>
[Scenario("broken-space", "a state space of which something throws that is asked")]
public sealed class BrokenSpaceScenario : Scenario, IExhaustible
{
    /// <summary>What throws.</summary>
    [ScenarioOption("what throws")]
    public Part Throws { get; init; }

    /// <inheritdoc/>
    public override void Build(ScenarioRun run)
    {
        // It is explored exhaustively alone.
    }

    /// <inheritdoc/>
    public StateSpace Space(StateSpaceOptions options)
    {
        Throw(Part.Space);
        var space = new ProtocolSpace<RumorMemory, Rumor>(new Flood<ExhaustiveEnvironment<Rumor>>(echoes: false), options);
        space.Always("it holds", _ => Throw(Part.Always));
        space.Eventually("it comes", _ => Throw(Part.Eventually));
        space.Sometimes("it happens", _ => Throw(Part.Sometimes) is null);
        return space;
    }

    private string? Throw(Part part) => part == Throws ? throw new FormatException("it is none.") : null;

    /// <summary>A part of it.</summary>
    public enum Part
    {
        /// <summary>Where it is made.</summary>
        Space,

        /// <summary>What must hold.</summary>
        Always,

        /// <summary>What must come about.</summary>
        Eventually,

        /// <summary>What is looked for.</summary>
        Sometimes,
    }
}
