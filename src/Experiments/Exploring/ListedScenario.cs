using System.Reflection;
using Distribution.Experiments.Hosted;

namespace Distribution.Experiments.Exploring;

/// <summary>A user's scenario (<see cref="ScenarioAttribute"/>), as the command line lists it.</summary>
internal sealed class ListedScenario
{
    private readonly Type type;
    private readonly IReadOnlyList<ProtocolProperty> properties;

    /// <summary>The scenario of a marked class.</summary>
    /// <exception cref="UsageException">The class is not what <see cref="ScenarioAttribute"/> asks for; says in what.</exception>
    internal ListedScenario(Type type)
    {
        this.type = type;
        var mark = type.GetCustomAttribute<ScenarioAttribute>()!;
        (Name, Summary) = (mark.Name, mark.Summary);
        if (!type.IsAssignableTo(typeof(Scenario)) || type.IsAbstract || type.GetConstructor(Type.EmptyTypes) is null)
        {
            throw new UsageException($"the scenario {type.FullName}: it must be a class that extends {nameof(Scenario)} and has a public "
                + "constructor without parameters");
        }

        Usual = Create();
        properties = ProtocolProperty.Of(Usual, ExploreOptions.All);
    }

    /// <summary>As the command line names it.</summary>
    internal string Name { get; }

    /// <summary>One line.</summary>
    internal string Summary { get; }

    /// <summary>One with its defaults.</summary>
    internal Scenario Usual { get; }

    /// <summary>What it takes: its class's marked properties.</summary>
    internal IReadOnlyList<ProtocolOption> Options => [.. properties.Select(property => property.Option)];

    /// <summary>The library that it comes from.</summary>
    internal Assembly Library => type.Assembly;

    /// <summary>Whether the class is marked as a scenario.</summary>
    internal static bool IsMarked(Type type) => type.IsDefined(typeof(ScenarioAttribute), inherit: false);

    /// <summary>A scenario with these settings.</summary>
    /// <exception cref="UsageException">One of its properties refuses its value.</exception>
    internal Scenario Create(Settings settings)
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
