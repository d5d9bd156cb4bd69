namespace Distribution.Simulator;

/// <summary>Gives a kind of fault the name that plans know it by.</summary>
/// <param name="name">Lower-case words with hyphens: <c>slow-boot</c>.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class FaultKindAttribute(string name) : Attribute
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;
}
