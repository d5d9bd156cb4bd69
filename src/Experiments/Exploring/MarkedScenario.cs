using System.Reflection;
using Distribution.Experiments.Hosted;

namespace Distribution.Experiments.Exploring;

/// <summary>A scenario of a class that is marked as one (<see cref="ScenarioAttribute"/>).</summary>
internal sealed class MarkedScenario : ListedScenario
{
    private readonly Type type;
    private readonly IReadOnlyList<ProtocolProperty> properties;

    /// <summary>The scenario of a marked class.</summary>
    /// <exception cref="UsageException">The class is not what <see cref="ScenarioAttribute"/> asks for; says in what.</exception>
    internal MarkedScenario(Type type)
    {
        this.type = type;
        var mark = type.GetCustomAttribute<ScenarioAttribute>()!;
        (Name, Summary) = (mark.Name, mark.Summary);
        if (!type.IsAssignableTo(typeof(Scenario)) || type.IsAbstract || type.GetConstructor(Type.EmptyTypes) is null)
        {
            throw new UsageException($"the scenario {type.FullName}: it must be a class that extends {nameof(Scenario)} and has a public "
                + "constructor without parameters");
        }

        properties = ProtocolProperty.Of(Create(), ExploreOptions.All);
    }

    /// <inheritdoc/>
    internal override string Name { get; }

    /// <inheritdoc/>
    internal override string Summary { get; }

    /// <inheritdoc/>
    /// <remarks>Its class's marked properties.</remarks>
    internal override IReadOnlyList<ProtocolOption> Options => [.. properties.Select(property => property.Option)];

    /// <inheritdoc/>
    internal override Assembly Library => type.Assembly;

    /// <summary>Whether the class is marked as a scenario.</summary>
    internal static bool IsMarked(Type type) => type.IsDefined(typeof(ScenarioAttribute), inherit: false);

    /// <inheritdoc/>
    internal override Scenario Create(Settings settings)
    {
        var scenario = Create();
        foreach (var property in properties)
        {
            property.Set(scenario, settings);
        }

        return scenario;
    }

    private Scenario Create()
    {
        try
        {
            return (Scenario)Activator.CreateInstance(type)!;
        }
        catch (TargetInvocationException exception)
        {
            throw new UsageException($"the scenario {type.FullName} cannot be made: {exception.InnerException?.Message}", exception);
        }
    }
}
