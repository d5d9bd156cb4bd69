using Distribution.Protocol;

namespace Distribution;

/// <summary>What a scenario says of its runs, asked once: it is a user's code.</summary>
/// <param name="Nodes"><see cref="Scenario.Nodes"/>.</param>
/// <param name="LeastNodes"><see cref="Scenario.LeastNodes"/>.</param>
/// <param name="Core"><see cref="Scenario.Core"/>.</param>
/// <param name="FaultTime"><see cref="Scenario.FaultTime"/>.</param>
/// <param name="Calm"><see cref="Scenario.Calm"/>.</param>
/// <param name="Faults"><see cref="Scenario.Faults"/>.</param>
public sealed record ScenarioTerms(
    int Nodes, int LeastNodes, int Core, Duration FaultTime, Duration Calm, IReadOnlyList<string> Faults)
{
    /// <summary>Asks a scenario.</summary>
    /// <exception cref="ScenarioException">It throws, or says what cannot be; one line says where, what, and what is allowed.</exception>
    public static ScenarioTerms Of(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var nodes = Asked(scenario, nameof(Nodes), asked => asked.Nodes, nodes => nodes >= 2, "a number of 2 or more");
        return new ScenarioTerms(
            nodes,
            Asked(
                scenario, nameof(LeastNodes), asked => asked.LeastNodes, least => least >= 2 && least <= nodes,
                FormattableString.Invariant($"2 .. {nodes}, which is Nodes")),
            Asked(scenario, nameof(Core), asked => asked.Core, _ => true, "any: what it may be goes by the nodes of the exploration"),
            Asked(scenario, nameof(FaultTime), asked => asked.FaultTime, time => time > Duration.Zero, "a duration above 0s"),
            Asked(scenario, nameof(Calm), asked => asked.Calm, time => time > Duration.Zero, "a duration above 0s"),
            Asked(scenario, nameof(Faults), asked => asked.Faults, kinds => kinds is not null, "a list of kinds"));
    }

    /// <summary>What a member of a scenario says.</summary>
    internal static T Asked<T>(Scenario scenario, string member, Func<Scenario, T> ask, Predicate<T> isAllowed, string allowed)
    {
        T said;
        try
        {
            said = ask(scenario);
        }
        catch (Exception exception)
        {
            // Any: it is the user's code.
            throw ScenarioException.Broken(scenario, member, exception);
        }

        return isAllowed(said) ? said : throw new ScenarioException(FormattableString.Invariant(
            $"the scenario {scenario.GetType().Name} is broken: {member} is {(object?)said ?? "null"}; allowed is {allowed}"));
    }
}
