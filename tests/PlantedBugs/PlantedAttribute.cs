namespace Distribution.PlantedBugs;

/// <summary>Says of a planted defect which faults show it, and what it restates.</summary>
/// <param name="needs">The kinds of fault any of which, alone or with another, shows it.</param>
[AttributeUsage(AttributeTargets.Field)]
public sealed class PlantedAttribute(params string[] needs) : Attribute
{
    /// <summary>The kinds of fault any of which, alone or with another, shows it.</summary>
    public IReadOnlyList<string> Needs { get; } = needs;

    /// <summary>The issue of another project that it restates, as owner/name#number; empty: none.</summary>
    public string Thread { get; init; } = string.Empty;
}
