using System.Runtime.InteropServices;
using Distribution.Protocol;
using Distribution.Tcp;

namespace Distribution.Processes;

/// <summary>The child's side of <see cref="ProcessSpawner"/>.</summary>
public static class ChildNode
{
    /// <summary>How long a node may take to leave once it is told to.</summary>
    internal static readonly TimeSpan LeaveDeadline = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Runs this process as a child: reads the configuration, starts the node, runs its start-up calls, reports that it is ready, and waits
    /// until the parent closes the standard input or ends, the node is told to stop, or SIGTERM comes. SIGINT is ignored: the terminal
    /// sends it to parent and children alike, and children follow their parent. Once the parent is gone the process is killed if it has not
    /// ended within 5 s.
    /// </summary>
    /// <param name="configure">Makes the node's options; may throw <see cref="ChildRefusedException"/>.</param>
    /// <returns>The exit code; one of <see cref="ChildExitCode"/>.</returns>
    public static async Task<int> RunAsync(Func<ChildConfiguration, TcpNodeOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, static context => context.Cancel = true);
        try
        {
            var lines = ParentPipe.Open();
            var configuration = ChildConfiguration.Parse(ParentPipe.ConfigurationIn(lines));
            var orders = new ParentOrders();
            var parentLeft = ParentBond.Watch(lines, orders);
            var node = await TcpNode.StartAsync(configure(configuration));
            orders.Begin(node);
            if (configuration.TracedMessages > 0)
            {
                await node.AddRouteAsync(TraceRoute.Name, new TraceRoute(node));
            }

            await ServeAsync(node, configuration, parentLeft);
            return ChildExitCode.Stopped;
        }
        catch (ChildRefusedException exception)
        {
            return Refuse(ChildExitCode.Refused, exception.Message);
        }
        catch (TcpStartException exception)
        {
            return Refuse(ChildExitCode.CannotListen, exception.Message);
        }
    }

    private static async Task ServeAsync(TcpNode node, ChildConfiguration configuration, Task parentLeft)
    {
        var terminated = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
        {
            context.Cancel = true;
            terminated.TrySetResult();
        });
        var told = Task.WhenAny(parentLeft, terminated.Task);
        if (configuration.OnStart.Count > 0)
        {
            var startUp = StartUpAsync(node, configuration.OnStart);
            if (await Task.WhenAny(startUp, told) == startUp)
            {
                await startUp;
            }
        }

        if (!told.IsCompleted)
        {
            ParentPipe.Write(new ReadyLine(node.Address, Environment.ProcessId, configuration.Nonce).ToBytes());
        }

        await ServeAsync(node, told);
    }

    /// <summary>Runs a node's start-up calls on it, one after another. They have no deadline of their own.</summary>
    /// <exception cref="ChildRefusedException">One failed; the message names it and the error, and those after it have not
    /// run.</exception>
    public static async Task StartUpAsync(TcpNode node, IReadOnlyList<Call> calls)
    {
        ArgumentNullException.ThrowIfNull(node);
        ArgumentNullException.ThrowIfNull(calls);
        foreach (var call in calls)
        {
            var ended = new TaskCompletionSource<Outcome>(TaskCreationOptions.RunContinuationsAsynchronously);
            node.Submit(new Command(null, call, Duration.MaxValue), ended.SetResult);
            if ((await ended.Task).Error is { } error)
            {
                throw new ChildRefusedException(StartUpCalls.Failure(call, error));
            }
        }
    }

    /// <summary>Lets a node serve until it is told to stop by a call or until <paramref name="told"/> ends; then it leaves within
    /// 2 s.</summary>
    /// <exception cref="Exception">The protocol threw: a defect.</exception>
    public static async Task ServeAsync(TcpNode node, Task told)
    {
        ArgumentNullException.ThrowIfNull(node);
        await Task.WhenAny(node.Stopped, told);
        if (!node.Stopped.IsCompleted)
        {
            // Farewell to the groups; but a handler that never ends keeps no process alive.
            node.Submit(new Command(null, Call.Local("status", "stop", Payload.NoArguments), Command.DefaultDeadline), static _ => { });
            await Task.WhenAny(node.Stopped, Task.Delay(LeaveDeadline));
        }

        if (node.Stopped.IsFaulted)
        {
            await node.Stopped;
        }
    }

    private static int Refuse(int code, string line)
    {
        Console.Error.WriteLine(line);
        return code;
    }
}
