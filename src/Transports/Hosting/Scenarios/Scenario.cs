using Distribution.Protocol;
using Distribution.Simulator;

namespace Distribution;

/// <summary>
/// What exploration runs: some nodes, what is asked of them, and what must hold. It is built anew for every run, and everything that it
/// does not leave to chance of the run is the same each time.
/// </summary>
public abstract class Scenario
{
    /// <summary>How many nodes there are unless the user says otherwise: 2 or more.</summary>
    public virtual int Nodes => 5;

    /// <summary>The fewest with which it makes sense, 2 to <see cref="Nodes"/>; a failing run is tried with as few.</summary>
    public virtual int LeastNodes => 2;

    /// <summary>How many nodes, from 0 on, come to no harm by drawn faults: fewer than <see cref="Nodes"/>. Where the user wants so few
    /// that none would be left, it is all but the last.</summary>
    public virtual int Core => 1;

    /// <summary>How long faults go on and the workload may be; then comes a calm.</summary>
    public virtual Duration FaultTime => Duration.FromSeconds(10);

    /// <summary>How long the calm is: what must come about eventually has so long.</summary>
    public virtual Duration Calm => Duration.FromSeconds(20);

    /// <summary>The kinds of fault that it tolerates, by name; others are not drawn. Default: all that can be drawn, those of the
    /// scenario's own library included.</summary>
    public virtual IReadOnlyList<string> Faults => [.. FaultKinds.DrawnNamesFor(GetType().Assembly)];

    /// <summary>The most events of a run: one that has more is too long to be explored, which says nothing about the protocol
    /// (<see cref="ScenarioException"/>). Default: four million, and 64 for each pair of nodes. More than a quarter of them within ten
    /// milliseconds, but a million at least, and four for each that was before, are a failure: time does not go on.</summary>
    /// <param name="nodes">How many nodes there are in the run.</param>
    public virtual long EventsMax(int nodes) => 4_000_000 + (64L * nodes * nodes);

    /// <summary>Prepares one run: its nodes (<see cref="ScenarioRun.Simulate"/> or <see cref="ScenarioRun.Cluster"/>), its workload and
    /// what must hold.</summary>
    public abstract void Build(ScenarioRun run);
}
