using Distribution.Experiments.Reports.Charts;

namespace Distribution.Experiments.Plans;

/// <summary>The reach that a plan says is good enough.</summary>
internal static class PlanTarget
{
    /// <summary>Those that a plan can name: the edges of the classes of heat maps, so that the line parts colours too.</summary>
    internal static IReadOnlyList<double> Allowed => HeatClasses.ReachEdges;

    /// <summary>Of a plan that has been checked; null: it does not say.</summary>
    internal static double? Of(YamlValue document) =>
        document.Member(PlanKey.Target.Name) is { Text: { } text } ? Read(text) : null;

    /// <summary>Checks it.</summary>
    /// <exception cref="UsageException">It is none of those that a plan can name.</exception>
    internal static void Check(YamlValue document, PlanPlace place)
    {
        if (document.Member(PlanKey.Target.Name) is { } given && place.Text(given, PlanKey.Target.Name) is var text && Read(text) is null)
        {
            throw place.Error(
                given, $"target '{UsageException.Shown(text)}': allowed are {string.Join(", ", Allowed.Select(NumberText.Write))}");
        }
    }

    private static double? Read(string text) =>
        NumberText.TryNumber(text, out var number) && Allowed.Contains(number) ? number : null;
}
