using Distribution.Protocol;

namespace Distribution.Experiments.Running;

/// <summary>The seeds of runs: hash(root seed, run number). They do not depend on the setting, so run i of every setting has the same
/// random streams (common random numbers: Law, Kelton 1991, "Simulation Modeling and Analysis", section 11.2), and two settings are
/// compared by the differences of their runs. No two runs of a setting share a seed, because every step is a bijection.</summary>
internal static class RunSeeds
{
    /// <summary>The seed of one run of every setting.</summary>
    internal static ulong OfRun(ulong root, int run) => Of(root, (ulong)run);

    /// <summary>The seed of a pilot run, which is no run's.</summary>
    internal static ulong OfPilot(ulong root, int run) => Of(root, ulong.MaxValue - (ulong)run);

    private static ulong Of(ulong root, ulong number) => StableHash.Mix(StableHash.Add(StableHash.Mix(root), number));
}
