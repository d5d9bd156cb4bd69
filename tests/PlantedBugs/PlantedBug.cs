using System.Reflection;

namespace Distribution.PlantedBugs;

/// <summary>A defect that exploration has to find.</summary>
/// <param name="Type">The scenario; its property <c>Defect</c> plants it.</param>
/// <param name="Defect">Which; a member of that property's enum.</param>
public sealed record PlantedBug(Type Type, Enum Defect)
{
    private const string Switch = "Defect";

    /// <summary>All there are.</summary>
    public static IReadOnlyList<PlantedBug> All { get; } =
    [
        .. from type in Scenarios
           from Enum defect in Enum.GetValues(type.GetProperty(Switch)!.PropertyType)
           where Convert.ToInt32(defect, null) != 0
           select new PlantedBug(type, defect),
    ];

    /// <summary>The scenarios in which something can be planted.</summary>
    public static IReadOnlyList<Type> Scenarios =>
    [
        .. typeof(PlantedBug).Assembly.GetExportedTypes()
            .Where(type => type.IsDefined(typeof(ScenarioAttribute)) && type.GetProperty(Switch) is not null)
            .OrderBy(type => type.FullName, StringComparer.Ordinal),
    ];

    /// <summary>The scenario as the command line names it.</summary>
    public string Scenario => Type.GetCustomAttribute<ScenarioAttribute>()!.Name;

    /// <summary>Which faults show it, and what it restates.</summary>
    public PlantedAttribute Mark => Defect.GetType().GetField($"{Defect}")!.GetCustomAttribute<PlantedAttribute>()!;

    /// <summary>The scenario with it.</summary>
    public Scenario Create()
    {
        var scenario = (Scenario)Activator.CreateInstance(Type)!;
        Type.GetProperty(Switch)!.SetValue(scenario, Defect);
        return scenario;
    }

    /// <summary>As <c>members RefutesAsItIs</c>.</summary>
    public override string ToString() => $"{Scenario} {Defect}";
}
