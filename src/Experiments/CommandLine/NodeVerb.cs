using System.Runtime.InteropServices;
using Distribution.Processes;
using Distribution.Protocol;
using Distribution.Tcp;

namespace Distribution.Experiments.CommandLine;

/// <summary>The verb <c>node</c>: one node, run by hand or as a child. It is dispatched before the command line's parser is built, because
/// a child's start is measured in milliseconds; so it reads its few options itself.</summary>
internal static class NodeVerb
{
    /// <summary>What the verb takes.</summary>
    internal const string Help = """
        Usage: distribution node [--listen ADDR:PORT] [--advertise HOST] [--join ADDR:PORT]... [--config FILE|JSON]
                                 [--load FILE.dll]... [--verbose]

        Runs one node until SIGTERM or Ctrl-C, or until it is told to stop by a call; then it leaves cleanly.
        The first line of standard output says where it listens.

          --listen ADDR:PORT   where to listen; port 0 takes any free one (default 127.0.0.1:0)
          --config FILE|JSON   {"host":"127.0.0.1","port":0,"settings":{"name":"value"},"assemblies":["FILE.dll"],"onStart":[
                               {"service":"routes","method":"put","arguments":["name","Type"]}],"liveness":{"intervalMs":1000,
                               "timeoutMs":500,"helpers":3,"suspicion":4,"retransmit":4,"pushes":3}}; every member may be missing;
                               the calls of onStart run on the node itself before it says that it listens; liveness is how it
                               watches the others, null not at all
          --load FILE.dll      an assembly with services that the node may make by name; may be repeated
          --advertise HOST     the host that other nodes call; needed where it listens on 0.0.0.0 or [::] and joins nobody (else it
                               is this machine's address on the way to the first of --join)
          --join ADDR:PORT     a node whose cluster to join before the first line is printed; may be repeated
          --verbose            show the stack of an error

        Example: distribution node --listen 127.0.0.1:7070 --config '{"settings":{"colour":"blue"}}'
        """;

    /// <summary>Runs the verb.</summary>
    /// <param name="arguments">What follows <c>node</c>.</param>
    /// <param name="output">Gets the line that says where it listens.</param>
    /// <param name="error">Gets one line if it fails.</param>
    /// <returns>The exit code; one of <see cref="ChildExitCode"/>.</returns>
    internal static async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, TextWriter error)
    {
        if (arguments is ["--help" or "-h" or "-?"])
        {
            await output.WriteLineAsync(Help);
            return ChildExitCode.Stopped;
        }

        try
        {
            if (arguments is [ChildCommand.ChildArgument])
            {
                return await NodeProgram.RunChildAsync();
            }

            await ServeAsync(NodeArguments.Read(arguments), output);
            return ChildExitCode.Stopped;
        }
        catch (Exception exception)
        {
            // Any: neither input nor a defect of a node ends in an unhandled exception.
            var (code, message) = Explain(exception);
            await error.WriteLineAsync($"{CommandTree.Program}: {message.ReplaceLineEndings(" ")}");
            await error.WriteAsync(NodeArguments.IsVerbose(arguments) ? $"{exception}\n" : "");
            return code;
        }
    }

    private static (int Code, string Message) Explain(Exception exception) => exception switch
    {
        ChildRefusedException => (ChildExitCode.Refused, exception.Message),
        TcpStartException { Failure: TcpStartFailure.NotCallable } =>
            (ChildExitCode.CannotListen, $"{exception.Message}: --advertise HOST"),
        TcpStartException or EnvironmentException => (ChildExitCode.CannotListen, exception.Message),
        _ => (ChildExitCode.Failed, $"the node failed: {exception.GetType().Name}: {exception.Message}"),
    };

    private static async Task ServeAsync(NodeArguments arguments, TextWriter output)
    {
        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Leave(PosixSignalContext context)
        {
            context.Cancel = true;
            told.TrySetResult();
        }

        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Leave);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Leave);
        var configuration = arguments.Configuration;
        var options = NodeProgram.OptionsOf(configuration) with
        {
            AdvertisedHost = arguments.AdvertisedHost ?? await OwnAddress.TowardsAsync(arguments.Contacts, configuration.Listen),
        };
        var node = await TcpNode.StartAsync(options);
        await ChildNode.StartUpAsync(node, configuration.OnStart);
        await JoinAsync(node, arguments.Contacts);
        await output.WriteLineAsync($"node {node.Address.Sid} listens at {node.Address}");
        await output.FlushAsync();
        await ChildNode.ServeAsync(node, told.Task);
    }

    private static async Task JoinAsync(TcpNode node, IEnumerable<NodeAddress> contacts)
    {
        foreach (var contact in contacts)
        {
            try
            {
                await NodeProgram.JoinAsync(node, contact);
            }
            catch (CallException exception)
            {
                // What it has joined before shall not take it for failed.
                await ChildNode.ServeAsync(node, Task.CompletedTask);
                throw new EnvironmentException($"cannot join {contact}: {exception.Message}", exception);
            }
        }
    }
}
