using Distribution.Protocol;

namespace Distribution.Simulator;

/// <summary>Asks the code of a fault, which may be a user's: what it throws says nothing about what is run. Where somebody other than the
/// fault itself wants to know something of it, it is asked here.</summary>
/// <remarks>Everything throws a <see cref="FaultPlanException"/> that names the kind and the member, if the member throws.</remarks>
public static class FaultCode
{
    /// <summary>When it is over (<see cref="Fault.End"/>).</summary>
    public static Instant EndOf(Fault fault) => Ask(fault, nameof(Fault.End), asked => asked.End);

    /// <summary>Whether chance decides what it does to each message (<see cref="Fault.IsRandom"/>).</summary>
    public static bool IsRandom(Fault fault) => Ask(fault, nameof(Fault.IsRandom), asked => asked.IsRandom);

    /// <summary>Why it cannot be in a run of this many nodes; null: it can (<see cref="Fault.Refusal"/>).</summary>
    public static string? RefusalOf(Fault fault, int nodes) => Ask(fault, nameof(Fault.Refusal), asked => asked.Refusal(nodes));

    /// <summary>What it is made of (<see cref="Fault.Parts"/>).</summary>
    public static IReadOnlyList<Fault> PartsOf(Fault fault, int nodes) =>
        Ask<Fault[]>(fault, nameof(Fault.Parts), asked => [.. asked.Parts(nodes)]);

    /// <summary>Faults that do less (<see cref="Fault.Weaker"/>).</summary>
    public static IReadOnlyList<Fault> WeakerThan(Fault fault) =>
        Ask<Fault[]>(fault, nameof(Fault.Weaker), asked => [.. asked.Weaker()]);

    /// <summary>The fault as it happens in a world (<see cref="Fault.In"/>).</summary>
    public static Fault In(Fault fault, IFaultyWorld world) => Ask(fault, nameof(Fault.In), asked => asked.In(world));

    /// <summary>Prepares it (<see cref="Fault.Inject"/>); what it does later to nodes and messages is its code, too.</summary>
    public static void Inject(Fault fault, IFaultyWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        world.Effects.Inject(fault, fault, world);
    }

    /// <summary>Ends it before its time (<see cref="LastingFault.Undo"/>).</summary>
    public static void Undo(LastingFault fault, IFaultyWorld world) => Ask(fault, nameof(LastingFault.Undo), _ =>
    {
        fault.Undo(world);
        return true;
    });

    internal static bool HasChance(Fault fault) => Ask(fault, nameof(Fault.HasChance), asked => asked.HasChance);

    private static T Ask<T>(Fault fault, string member, Func<Fault, T> ask)
    {
        ArgumentNullException.ThrowIfNull(fault);
        try
        {
            return ask(fault);
        }
        catch (Exception exception) when (exception is not FaultPlanException)
        {
            // Any: it is the user's code.
            throw FaultPlanException.Broken(FaultKinds.NameOf(fault), member, exception);
        }
    }
}
