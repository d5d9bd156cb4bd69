using Distribution.Processes;
using Distribution.Tcp;

namespace Distribution;

/// <summary>Programs that are nodes: the hook by which a program can be its own children.</summary>
public static class NodeProgram
{
    /// <summary>Whether this program's Main has the hook.</summary>
    internal static bool IsHooked { get; private set; }

    /// <summary>
    /// The child hook. Let Main begin with it:
    /// <code>if (await NodeProgram.RunIfChildAsync(args) is { } exitCode) return exitCode;</code>
    /// In a child it runs the node until its parent is gone and gives the exit code; otherwise it gives null at once.
    /// </summary>
    public static async Task<int?> RunIfChildAsync(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        IsHooked = true;
        return args is [ChildCommand.ChildArgument] ? await RunChildAsync() : null;
    }

    /// <summary>Runs this process as a child node, as told on its standard input.</summary>
    /// <returns>The exit code.</returns>
    public static Task<int> RunChildAsync() => ChildNode.RunAsync(OptionsOf);

    /// <summary>The options of a node with this configuration, its assemblies loaded.</summary>
    /// <exception cref="ChildRefusedException">An assembly cannot be loaded.</exception>
    public static TcpNodeOptions OptionsOf(ChildConfiguration configuration)
    {
        try
        {
            return new TcpNodeOptions
            {
                Listen = configuration.Listen,
                Settings = configuration.Settings,
                Catalog = AssemblyLoading.CatalogOf(configuration.Assemblies),
                Liveness = configuration.Liveness,
                Spawner = new LazySpawner(configuration.Assemblies, configuration.Liveness),
            };
        }
        catch (Exception exception) when (exception is FileNotFoundException or BadImageFormatException or FileLoadException)
        {
            throw new ChildRefusedException($"cannot load an assembly: {exception.Message}");
        }
    }
}
