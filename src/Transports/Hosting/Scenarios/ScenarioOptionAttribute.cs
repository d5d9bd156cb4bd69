namespace Distribution;

/// <summary>
/// Marks a public property of a scenario (<see cref="Scenario"/>) that <c>explore</c> may set, as <see cref="GossipOptionAttribute"/>
/// does for a protocol: <code>[ScenarioOption("how many rumors begin", Min = 1)] public int Rumors { get; init; } = 3;</code>
/// </summary>
/// <param name="help">One line for help.</param>
public sealed class ScenarioOptionAttribute(string help) : OptionAttribute(help);
