using System.Runtime.InteropServices;
using Distribution.Protocol;
using Distribution.Tcp;

namespace Distribution.Processes;

/// <summary>The child's side of <see cref="ProcessSpawner"/>.</summary>
public static class ChildNode
{
    private static readonly TimeSpan LeaveDeadline = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Runs this process as a child: reads the configuration, starts the node, reports that it is ready, and waits until the parent closes
    /// the standard input, the node is told to stop, or SIGTERM comes. SIGINT is ignored: the terminal sends it to parent and children
    /// alike, and children follow their parent.
    /// </summary>
    /// <param name="configure">Makes the node's options; may throw <see cref="ChildRefusedException"/>.</param>
    /// <param name="started">Called with the node before it is reported ready, to add services and run its start-up action; may throw
    /// <see cref="ChildRefusedException"/>. Null: nothing.</param>
    /// <returns>The exit code; one of <see cref="ChildExitCode"/>.</returns>
    public static async Task<int> RunAsync(Func<ChildConfiguration, TcpNodeOptions> configure, Func<TcpNode, Task>? started = null)
    {
        ArgumentNullException.ThrowIfNull(configure);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, static context => context.Cancel = true);
        try
        {
            var configuration = ChildConfiguration.Parse(ParentPipe.ReadLine());
            var node = await TcpNode.StartAsync(configure(configuration));
            if (started is not null)
            {
                await started(node);
            }

            await ServeAsync(node);
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

    private static async Task ServeAsync(TcpNode node)
    {
        var left = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
        {
            context.Cancel = true;
            left.TrySetResult();
        });
        new Thread(() =>
        {
            ParentPipe.WaitForEnd();
            left.TrySetResult();
        })
        { IsBackground = true, Name = "parent" }.Start();

        ParentPipe.Write(new ReadyLine(node.Address, Environment.ProcessId).ToBytes());
        await ServeAsync(node, left.Task);
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
