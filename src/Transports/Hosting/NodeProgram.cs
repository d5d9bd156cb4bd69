using Distribution.Processes;
using Distribution.Protocol;
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
                TracedMessages = configuration.TracedMessages,
                Spawner = new LazySpawner(configuration.Assemblies, configuration.Liveness),
            };
        }
        catch (AssemblyRefusedException exception)
        {
            throw new ChildRefusedException(exception.Message);
        }
    }

    /// <summary>Lets a node and the cluster of another know each other: the other is told of the node, and tells the rest if it watches
    /// them; the node takes over whom the other knows.</summary>
    /// <param name="node">The node.</param>
    /// <param name="contact">A node of the cluster.</param>
    /// <param name="options">Deadline and cancellation of each call.</param>
    /// <exception cref="CallException">The contact cannot be reached or did not answer.</exception>
    public static async Task JoinAsync(TcpNode node, NodeAddress contact, CallOptions options = default)
    {
        ArgumentNullException.ThrowIfNull(node);
        ArgumentNullException.ThrowIfNull(contact);
        var own = new Node(new TcpPort(node), node.Address);
        var other = new Node(own.Port, contact);
        await other.Groups.AddAsync(Call.AllGroup, own.Address, options);
        var known = await other.Groups.GetAsync(Call.AllGroup, options);

        // The contact is among them, under its own name: it may have been reached by another.
        foreach (var member in known.Values)
        {
            await own.Groups.AddAsync(Call.AllGroup, member, options);
        }
    }
}
