namespace Distribution;

/// <summary>Marks a scenario (<see cref="Scenario"/>), which <c>distribution explore</c> then runs under many seeds and faults. The
/// class is public and has a public constructor without parameters.</summary>
/// <param name="name">As the command line names it: lower case, words joined by hyphens.</param>
/// <param name="summary">One line for lists and help.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ScenarioAttribute(string name, string summary) : Attribute
{
    /// <summary>As the command line names it.</summary>
    public string Name { get; } = name;

    /// <summary>One line for lists and help.</summary>
    public string Summary { get; } = summary;
}
