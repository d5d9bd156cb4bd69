using System.ComponentModel;
using System.Security.Cryptography;
using Distribution.Protocol;
using Distribution.Tcp;

namespace Distribution.Processes;

/// <summary>
/// Starts nodes as child processes. Their standard input is the bond: it stays open while this process lives and closes with it, however
/// it ends, and a child ends when it closes; a paused child is let go on for that by the kernel (Linux). Safe from any thread; disposing it
/// ends all children.
/// </summary>
public sealed class ProcessSpawner : ISpawner, IAsyncDisposable
{
    /// <summary>So many of the children that have ended are remembered, the latest.</summary>
    public const int EndedChildrenMax = 256;

    private const int NonceBytes = 12;

    private readonly ProcessSpawnerOptions options;
    private readonly StartThread starts = new();
    private readonly ChildTable children = new();
    private volatile bool isDisposed;

    private static SpawnOutcome Stopping => new(SpawnStatus.Refused, null, 0, "this node is stopping");

    /// <summary>A spawner. Starts nothing yet.</summary>
    public ProcessSpawner(ProcessSpawnerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
    }

    /// <summary>The children that have not ended, those that are still booting included; in no order.</summary>
    public IReadOnlyCollection<ChildProcess> Children => children.Running;

    /// <summary>Where children have listened, those that have ended included, each once, in the order in which they were started
    /// first.</summary>
    public IReadOnlyList<NodeAddress> Addresses => children.Addresses;

    /// <summary>The child with that process number, if it has not ended.</summary>
    public ChildProcess? Find(int processId) => children.Find(processId);

    /// <summary>The last child that has listened at an address; null if none has, or if it ended before the last
    /// <see cref="EndedChildrenMax"/> that did. Linear in the number of children.</summary>
    public ChildProcess? ChildAt(NodeAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return children.At(address);
    }

    /// <inheritdoc/>
    /// <remarks>The operating system starts one process at a time, so the requests queue for that; booting goes on side by side.</remarks>
    public void Spawn(SpawnTicket ticket, SpawnRequest request, Action<SpawnOutcome> completed)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(completed);
        _ = SpawnAsync(request, completed);
    }

    /// <summary>Ends all children: closes their standard input, lets paused ones go on, and kills those that have not ended by the
    /// deadline. Spawns in progress complete as exited.</summary>
    public async ValueTask DisposeAsync()
    {
        isDisposed = true;
        await starts.DisposeAsync();
        var deadline = options.EndDeadline.ToTimeSpan();
        await Task.WhenAll(children.Running.Select(child => child.EndAsync(deadline)));
    }

    private async Task SpawnAsync(SpawnRequest request, Action<SpawnOutcome> completed) => completed(await OutcomeOfAsync(request));

    private async Task<SpawnOutcome> OutcomeOfAsync(SpawnRequest request)
    {
        try
        {
            if (isDisposed || await starts.RunAsync(() => StartChild(request)) is not { } child)
            {
                return Stopping;
            }

            var outcome = await ChildBoot.RunAsync(child, request.BootDeadline, Machine.Real);
            children.Note(child);
            return outcome;
        }
        catch (InvalidOperationException) when (isDisposed)
        {
            return Stopping;
        }
        catch (Win32Exception exception)
        {
            return new SpawnOutcome(SpawnStatus.Exited, null, 0, $"'{options.Command.FileName}' cannot be started: {exception.Message}");
        }
    }

    /// <summary>Null if no child may start any more.</summary>
    private ChildProcess? StartChild(SpawnRequest request)
    {
        if (isDisposed)
        {
            return null;
        }

        var configuration = new ChildConfiguration(request.Listen, request.Settings, options.Assemblies, options.Liveness)
        {
            OnStart = request.OnStart,
            TracedMessages = options.TracedMessages,
            Nonce = Convert.ToHexString(RandomNumberGenerator.GetBytes(NonceBytes)),
        };
        var child = ChildProcess.Start(options.Command, configuration, request, children.Count);
        children.Add(child);
        return child;
    }
}
