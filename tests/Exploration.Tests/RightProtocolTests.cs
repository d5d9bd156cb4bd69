using Distribution.PlantedBugs;
using NUnit.Framework;

namespace Distribution.ExplorationTests;

/// <summary>With nothing planted the same scenarios find nothing.</summary>
internal sealed class RightProtocolTests
{
    private static readonly IReadOnlyList<Type> Scenarios = PlantedBug.Scenarios;

    [TestCaseSource(nameof(Scenarios))]
    public void A_right_protocol_passes_under_all_faults(Type type)
    {
        var scenario = (Scenario)Activator.CreateInstance(type)!;
        var result = Exploration.Run(new ExplorationOptions { Scenario = () => (Scenario)Activator.CreateInstance(type)!, Runs = 300 });
        Assert.That(result.Failures.Select(failure => string.Join(' ', failure.Story)), Is.Empty);
        Assert.That(result.Faults, Has.Count.EqualTo(scenario.Faults.Count), "every kind of fault was drawn");
        Assert.That(result.Faults.Where(kind => kind.Value == 0).Select(kind => kind.Key), Is.Empty, "every kind of fault took effect");
        Assert.That(result.Marks.Values, Has.All.Positive);
    }
}
