namespace Distribution;

/// <summary>A scenario cannot be run: it has no nodes, or what it prepares, asks or looks at throws. That says nothing about the protocol.
/// The message is one line and says where.</summary>
public sealed class ScenarioException : Exception
{
    /// <summary>Without a description.</summary>
    public ScenarioException()
    {
    }

    /// <summary>With a description.</summary>
    public ScenarioException(string message)
        : base(message)
    {
    }

    /// <summary>With a description and what was thrown.</summary>
    public ScenarioException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The code of a scenario has thrown.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="where">Which member, or what was asked when.</param>
    /// <param name="thrown">What it has thrown.</param>
    internal static ScenarioException Broken(Scenario scenario, string where, Exception thrown) => new(
        $"the scenario {scenario.GetType().Name} is broken: {where} throws {thrown.GetType().Name}: {ThrownException.SentenceOf(thrown)}",
        thrown);
}
