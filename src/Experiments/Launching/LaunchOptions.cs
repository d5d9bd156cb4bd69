using System.Diagnostics.CodeAnalysis;
using System.Net;
using Distribution.Experiments.Running;
using Distribution.Experiments.Sweeps;
using Distribution.Protocol;

namespace Distribution.Experiments.Launching;

/// <summary>The options that say what starts the processes of a sweep or of a measurement. None of them changes a sweep's
/// results.</summary>
internal static class LaunchOptions
{
    /// <summary>How many shards there are where an engine is named and no number.</summary>
    private const int ShardsOnCluster = 16;

    private const string None = "none";

    internal static ProtocolOption<LaunchEngine> Launcher { get; } = OptionKinds.Choice(
        "launcher",
        "what starts the processes; slurm does on the machines of a cluster",
        LaunchEngine.Local,
        Enum.GetValues<LaunchEngine>());

    internal static ProtocolOption<int> Shards { get; } = OptionKinds.Whole(
        "shards",
        "into how many parts the settings are divided; each is run by a process of its own",
        1,
        100_000,
        1,
        settings => settings.Get(Launcher) == LaunchEngine.Local ? 1 : ShardsOnCluster,
        $"1, all in this process; with another launcher {ShardsOnCluster} or one for each setting");

    internal static ProtocolOption<string> EngineOptions { get; } = new(
        "launcher-options",
        "options for the engine, with spaces between: '--partition=short --time=30' for Slurm's sbatch or srun",
        "words with spaces between, or none",
        None,
        (string text, [MaybeNullWhen(false)] out string options) =>
        {
            options = text;
            return text.Length > 0 && !text.Any(char.IsControl);
        },
        options => options);

    internal static ProtocolOption<string> Advertise { get; } = new(
        "advertise",
        "with a launcher that starts nodes on other machines: the host by which they call this one",
        "IPv4 addresses and host names, or none for this machine's own name",
        None,
        (string text, [MaybeNullWhen(false)] out string host) =>
        {
            host = text;
            return NodeAddress.IsHost(text);
        },
        host => host);

    /// <summary>The host by which nodes on other machines call this one.</summary>
    internal static string HostOf(Settings settings) => settings.Get(Advertise) is var host and not None ? host : Dns.GetHostName();

    /// <summary>Those of a measurement whose nodes may be on other machines.</summary>
    internal static IReadOnlyList<ProtocolOption> OfNodes { get; } = [Launcher, EngineOptions, Advertise];

    /// <summary>Those of a sweep.</summary>
    internal static IReadOnlyList<ProtocolOption> OfSweeps { get; } = [Launcher, Shards, EngineOptions];

    /// <summary>The engine that is asked for.</summary>
    /// <exception cref="UsageException">There are options for an engine that takes none.</exception>
    internal static IShardLauncher ShardsOf(Settings settings) => SlurmOf(settings) is { } slurm ? slurm : new LocalLauncher();

    /// <summary>The engine that starts nodes; null: they are children of this process.</summary>
    /// <exception cref="UsageException">There are options for an engine that takes none.</exception>
    internal static INodeLauncher? NodesOf(Settings settings) => SlurmOf(settings);

    /// <summary>How many shards an engine is to run; 0: none, the sweep is this process's own.</summary>
    /// <exception cref="UsageException">There are not so many settings, or options do not go together.</exception>
    internal static int ShardsIn(Settings run, SweepPlan plan)
    {
        var wanted = run.Get(Shards);
        if (run.Get(Launcher) == LaunchEngine.Local && wanted == 1)
        {
            return 0;
        }

        if (run.IsChanged(SweepShard.Option))
        {
            throw UsageException.NotAllowed(
                SweepShard.Option.Flag, run.TextOf(SweepShard.Option), $"shards without {Launcher.Flag} and {Shards.Flag}");
        }

        if (run.Get(RunOptions.Out) is RunOptions.NoFolder)
        {
            throw UsageException.NotAllowed(RunOptions.Out.Flag, RunOptions.NoFolder, "folders, which the shards share");
        }

        var cells = plan.Cells.Count;
        return wanted <= cells || !run.IsChanged(Shards) ? Math.Min(wanted, cells) : throw UsageException.NotAllowed(
            Shards.Flag, NumberText.Write(wanted), $"at most {NumberText.Write(cells)}, since the grid has so many settings");
    }

    private static SlurmLauncher? SlurmOf(Settings settings)
    {
        _ = settings.TryGet(Launcher, out var engine);
        _ = settings.TryGet(EngineOptions, out var options);
        return engine == LaunchEngine.Slurm
            ? new SlurmLauncher(options is None ? [] : options.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            : options is None ? null
            : throw UsageException.NotAllowed(EngineOptions.Flag, options, $"options with {Launcher.Flag} slurm");
    }
}
