namespace Distribution.Protocol.Tests.Papers;

/// <summary>Where the figures of a fixture are from.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class PaperAttribute(string name) : Attribute
{
    /// <summary>Authors, year, section.</summary>
    public string Name { get; } = name;
}
