using Distribution.PlantedBugs;
using Distribution.Simulator;
using NUnit.Framework;

namespace Distribution.ExplorationTests;

/// <summary>The traces of planted bugs, which newcomers read first, say what messages, timers and states are.</summary>
internal sealed class PlantedWordsTests
{
    private static IEnumerable<Type> Scenarios => typeof(PlantedBug).Assembly.GetExportedTypes().Where(type => type.IsDefined(typeof(ScenarioAttribute), inherit: false));

    [TestCaseSource(nameof(Scenarios))]
    public void A_trace_has_no_name_of_a_type_no_number_of_a_timer_and_has_states(Type type)
    {
        var trace = Traces.Of((Scenario)Activator.CreateInstance(type)!, seed: 5, number: 0).Trace!;
        string?[] words = [.. trace.Events.SelectMany(item => (string?[])[item.What, item.State]), .. trace.Messages.Select(sent => sent.What)];
        Assert.That(words.Where(word => word?.Contains("Distribution.", StringComparison.Ordinal) == true).Take(3), Is.Empty);
        Assert.That(trace.Events.Where(item => item.Kind == EventKind.Timer).Select(item => item.What), Has.None.Match("^timer [0-9]"));
        Assert.That(trace.Events.Where(item => item.Node >= 0).Select(item => item.State), Has.None.Null.And.None.Empty);
    }
}
