namespace Distribution.Protocol;

/// <summary>What a node remembers of the nodes that it starts.</summary>
internal sealed class SpawnState
{
    /// <summary>Spawns whose end has not been reported, in the order they were asked for.</summary>
    internal List<SpawnInFlight> InFlight { get; } = [];

    /// <summary>New nodes on their way into groups, in the order in which they came.</summary>
    internal List<Admission> Admissions { get; } = [];
}
