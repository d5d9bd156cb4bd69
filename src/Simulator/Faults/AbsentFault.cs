using System.Reflection;

namespace Distribution.Simulator;

/// <summary>A fault of a plan that does not exist on real processes.</summary>
/// <param name="Number">Its place in the plan, from 0 on.</param>
/// <param name="Kind">Its kind, by name.</param>
/// <param name="Reason">Why it does not: a sentence without a full stop.</param>
public sealed record AbsentFault(int Number, string Kind, string Reason)
{
    /// <summary>The faults of a plan that do not exist on real processes, in its order.</summary>
    public static IReadOnlyList<AbsentFault> In(FaultPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return
        [
            .. plan.Select((fault, number) => ReasonOf(fault) is { } reason
                ? new AbsentFault(number, FaultKinds.NameOf(fault), reason)
                : null).OfType<AbsentFault>(),
        ];
    }

    /// <summary>One line: <c>fault 3 (corruption) does not exist on real processes: ...</c></summary>
    public override string ToString() => $"fault {Number} ({Kind}) does not exist on real processes: {Reason}";

    private static string? ReasonOf(Fault fault) => fault is IProcessFault real
        ? real.Absence
        : fault.GetType().GetCustomAttribute<SimulatedOnlyAttribute>()?.Because ?? "its kind is of the simulator alone";
}
