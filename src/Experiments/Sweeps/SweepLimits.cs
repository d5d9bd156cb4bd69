using Distribution.Protocol;

namespace Distribution.Experiments.Sweeps;

/// <summary>What a sweep may take.</summary>
/// <param name="Clock">Tells how long it has run.</param>
internal sealed record SweepLimits(TimeProvider Clock)
{
    /// <summary>No setting begins after this time; zero: there is no such time.</summary>
    internal Duration Budget { get; init; }

    /// <summary>How much memory the machine, or the group that limits this process, has for all workers together.</summary>
    internal long MemoryBytes { get; init; } = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
}
