namespace Distribution.Simulator;

/// <summary>Says why a kind of fault does not exist on real processes.</summary>
/// <param name="because">A sentence without a full stop, as <c>TCP delivers each message once</c>.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SimulatedOnlyAttribute(string because) : Attribute
{
    /// <summary>The sentence.</summary>
    public string Because { get; } = because;
}
