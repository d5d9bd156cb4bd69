using System.Reflection;
using Distribution.Protocol;
using NUnit.Framework;

namespace Distribution.Simulator.Tests.Faults;

/// <summary>Which faults exist on real processes: each kind says so itself.</summary>
internal sealed class ProcessFaultTests
{
    private static IEnumerable<string> OwnKinds => FaultKinds.Names.Where(name => FaultKinds.TypeOf(name)!.Assembly == typeof(Fault).Assembly);

    [TestCaseSource(nameof(OwnKinds))]
    public void A_kind_of_fault_exists_on_processes_or_says_why_not(string kind)
    {
        var type = FaultKinds.TypeOf(kind)!;
        var because = type.GetCustomAttribute<SimulatedOnlyAttribute>()?.Because;
        Assert.That(type.IsAssignableTo(typeof(IProcessFault)), Is.EqualTo(because is null));
        Assert.That(because, Is.Null.Or.Not.EndsWith("."));
    }

    [Test]
    public void What_does_not_exist_is_said_a_line_each()
    {
        var plan = new FaultPlan(
        [
            new Crash { Node = 1 },
            new Crash { Node = 1, Keeps = Remnant.Synced },
            new Pause { Node = 1, StopsClock = true },
            new Pause { Node = 1 },
            new Duplication { Chance = new Probability(0.1), Within = Duration.FromMilliseconds(1) },
        ]);
        Assert.That(AbsentFault.In(plan).Select(absent => absent.ToString()), Is.EqualTo(new[]
        {
            "fault 1 (crash) does not exist on real processes: a process that is killed keeps nothing; \"keeps\": \"nothing\" exists",
            "fault 2 (pause) does not exist on real processes: the clock of a halted process goes on; \"stopsClock\": false exists",
            "fault 4 (duplication) does not exist on real processes: TCP delivers each message once",
        }));
    }
}
