namespace Distribution.Simulator;

/// <summary>A kind of fault that can be done to real processes, too. Kinds without it exist in the simulator alone; why, they say by
/// <see cref="SimulatedOnlyAttribute"/>.</summary>
public interface IProcessFault
{
    /// <summary>Why this fault cannot be done to real processes though others of its kind can: a sentence without a full stop. Null: it
    /// can.</summary>
    string? Absence => null;

    /// <summary>Says beforehand all that it does to processes and to the messages between them.</summary>
    void Inject(IProcessWorld world);
}
