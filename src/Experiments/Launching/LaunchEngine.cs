namespace Distribution.Experiments.Launching;

/// <summary>What starts processes.</summary>
internal enum LaunchEngine
{
    /// <summary>This process, on this machine.</summary>
    Local,

    /// <summary>Slurm, on the nodes of a cluster: https://slurm.schedmd.com.</summary>
    Slurm,
}
