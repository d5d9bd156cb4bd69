using Distribution.Protocol;

namespace Distribution.Experiments.Running;

/// <summary>The seeds of runs: hash(root seed, setting, run index), so that neither the order of settings nor the number of workers
/// matters. Within a setting no two runs share a seed, because every step is a bijection.</summary>
internal static class RunSeeds
{
    /// <summary>The seed of a setting.</summary>
    internal static ulong OfCell(ulong root, string key) => StableHash.Mix(StableHash.Add(StableHash.Mix(root), StableHash.Of(key)));

    /// <summary>The seed of one run of a setting.</summary>
    internal static ulong OfRun(ulong cell, int run) => StableHash.Mix(StableHash.Add(cell, (ulong)run));

    /// <summary>The seed of a pilot run, which is no run's.</summary>
    internal static ulong OfPilot(ulong cell, int run) => StableHash.Mix(StableHash.Add(cell, ulong.MaxValue - (ulong)run));
}
