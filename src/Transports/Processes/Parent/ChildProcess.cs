using System.Diagnostics;
using Distribution.Protocol;
using Distribution.Tcp;

namespace Distribution.Processes;

/// <summary>A child and its pipes. Safe from any thread.</summary>
public sealed class ChildProcess : IBootingChild
{
    private static readonly TimeSpan OutputDeadline = TimeSpan.FromSeconds(1);

    private readonly Reaping reaping = new(Machine.Real);
    private readonly Process process;
    private readonly ChildInput input;
    private readonly RecentOutput recent = new();
    private readonly TaskCompletionSource<ReadyLine> ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private int exitCode;
    private volatile NodeAddress? address;

    private ChildProcess(Process process, SpawnRequest request, string? nonce)
    {
        this.process = process;
        Request = request;
        input = new ChildInput(process.StandardInput.BaseStream);
        ProcessId = process.Id;
        Exited = WaitForExitAsync(nonce);
    }

    /// <summary>The process's number.</summary>
    public int ProcessId { get; }

    /// <summary>What it was asked to be.</summary>
    public SpawnRequest Request { get; }

    /// <summary>Where the child listens; null until it is ready.</summary>
    public NodeAddress? Address => address;

    /// <summary>Ends when the process has ended and been reaped, with its exit code: 128 and the signal's number if a signal ended
    /// it.</summary>
    public Task<int> Exited { get; }

    /// <summary>Its exit code, as of <see cref="Exited"/>; null until then.</summary>
    public int? ExitCode => Exited.IsCompletedSuccessfully ? exitCode : null;

    /// <summary>The last that it has printed, standard output and error together: at most 64 lines and 8 KiB.</summary>
    public string LastOutput => recent.ToString();

    /// <summary>What it uses; null once it has ended.</summary>
    public ProcessUsage? Usage => reaping.UnlessReaped(() => ProcessUsage.Of(ProcessId), null);

    /// <summary>Which of its parent's children it was, by the order of their starts.</summary>
    internal int Number { get; set; }

    /// <inheritdoc/>
    Task<ReadyLine> IBootingChild.Ready => ready.Task;

    /// <summary>Kills it at once, as a crash would. Does nothing if it has ended.</summary>
    public void Kill() => Signal(() =>
    {
        process.Kill();
        return true;
    });

    /// <summary>Halts it (SIGSTOP): it keeps its connections and answers nothing. False if it has ended, or was not ready yet: a child that
    /// is halted before it watches its parent might outlive it.</summary>
    public bool Pause() => ready.Task.IsCompleted && Signal(() => UnixSignal.Stop(ProcessId));

    /// <summary>Lets it go on (SIGCONT). False if it has ended.</summary>
    public bool Resume() => Signal(() => UnixSignal.Continue(ProcessId));

    /// <summary>Makes the child's link to a node bad on purpose, or good again: see <see cref="LinkShape"/>. It takes effect a moment
    /// later, after what was ordered before. Ends when the order has been handed over; a child that is not ready or has ended takes
    /// none.</summary>
    /// <param name="to">Where the other node listens.</param>
    /// <param name="shape">What happens to what the child sends there; null: nothing.</param>
    public Task ShapeAsync(NodeAddress to, LinkShape? shape)
    {
        ArgumentNullException.ThrowIfNull(to);
        return OrderAsync(new ChildOrder(to, shape ?? LinkShape.Plain));
    }

    /// <summary>Breaks the child's connections to a node: see <see cref="TcpNode.ResetAsync"/>. Otherwise as
    /// <see cref="ShapeAsync"/>.</summary>
    public Task ResetAsync(NodeAddress to)
    {
        ArgumentNullException.ThrowIfNull(to);
        return OrderAsync(new ChildOrder(to, null));
    }

    /// <summary>Starts the process and gives it its configuration.</summary>
    /// <exception cref="System.ComponentModel.Win32Exception">There is no such program, or it may not be started.</exception>
    internal static ChildProcess Start(ChildCommand command, ChildConfiguration configuration, SpawnRequest request, int others)
    {
        var child = new ChildProcess(Process.Start(ChildStart.Of(command, others))!, request, configuration.Nonce);
        _ = child.input.WriteAsync(configuration.ToJsonLine());
        return child;
    }

    /// <summary>Asks it to end: its standard input closes, and if it is paused it goes on. It is killed if it has not ended by the
    /// deadline.</summary>
    internal async Task EndAsync(TimeSpan deadline)
    {
        await input.CloseAsync();
        Resume();
        try
        {
            await Exited.WaitAsync(deadline);
        }
        catch (TimeoutException)
        {
            Kill();
            await Exited;
        }
    }

    private Task OrderAsync(ChildOrder order) =>
        ready.Task.IsCompleted ? input.WriteAsync(order.ToJsonLine()) : Task.CompletedTask;

    private async Task<int> WaitForExitAsync(string? nonce)
    {
        var outputs = Task.WhenAll(
            ReadAsync(process.StandardOutput.BaseStream, new LineScanner(nonce)), ReadAsync(process.StandardError.BaseStream, null));
        await process.WaitForExitAsync();
        reaping.Reap();
        exitCode = process.ExitCode;

        try
        {
            // What it printed last is what explains its end. A child of its own may hold the pipes open for longer.
            await outputs.WaitAsync(OutputDeadline);
        }
        catch (TimeoutException)
        {
            // Enough has been read.
        }

        process.Dispose();
        return exitCode;
    }

    private bool Signal(Func<bool> send) => reaping.UnlessReaped(send, otherwise: false);

    private async Task ReadAsync(Stream stream, LineScanner? scanner)
    {
        var bytes = new byte[4096];
        try
        {
            for (int count; (count = await stream.ReadAsync(bytes)) > 0;)
            {
                if (scanner is not null && scanner.Find(bytes.AsSpan(0, count), out var line, out var place))
                {
                    recent.Append(bytes.AsSpan(0, place.Start.Value));
                    recent.Append(bytes.AsSpan(place.End.Value..count));
                    scanner = null;
                    address = line.Address;
                    ready.TrySetResult(line);
                }
                else
                {
                    recent.Append(bytes.AsSpan(0, count));
                }
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // The pipe was closed while being read: nothing more comes.
        }
    }
}
