using System.Runtime.InteropServices;
using Distribution.Processes;
using Distribution.Protocol;
using Distribution.Tcp;

namespace Distribution.Experiments.CommandLine;

/// <summary>The verb <c>node</c>: one node, run by hand or as a child. It is dispatched before the command line's parser is built, because
/// a child's start is measured in milliseconds; so it reads its few options itself.</summary>
internal sealed class NodeVerb
{
    /// <summary>What the verb takes.</summary>
    internal const string Help = """
        Usage: distribution node [--listen ADDR:PORT] [--config FILE|JSON] [--load FILE.dll]...

        Runs one node until SIGTERM or Ctrl-C, or until it is told to stop by a call; then it leaves cleanly.
        The first line of standard output says where it listens.

          --listen ADDR:PORT   where to listen; port 0 takes any free one (default 127.0.0.1:0)
          --config FILE|JSON   {"host":"127.0.0.1","port":0,"settings":{"name":"value"},"assemblies":["FILE.dll"],"onStart":[
                               {"service":"routes","method":"put","arguments":["name","Type"]}]}; every member may be missing;
                               the calls of onStart run on the node itself before it says that it listens
          --load FILE.dll      an assembly with services that the node may make by name; may be repeated

        Example: distribution node --listen 127.0.0.1:7070 --config '{"settings":{"colour":"blue"}}'
        """;

    private readonly List<string> assemblies = [];
    private NodeAddress? listen;
    private ChildConfiguration? configuration;

    /// <summary>Runs the verb.</summary>
    /// <param name="arguments">What follows <c>node</c>.</param>
    /// <returns>The exit code.</returns>
    internal static async Task<int> RunAsync(string[] arguments)
    {
        if (arguments is [ChildCommand.ChildArgument])
        {
            return await NodeProgram.RunChildAsync();
        }

        if (arguments is ["--help" or "-h" or "-?"])
        {
            await Console.Out.WriteLineAsync(Help);
            return ChildExitCode.Stopped;
        }

        try
        {
            var verb = new NodeVerb();
            verb.Read(arguments);
            await verb.ServeAsync();
            return ChildExitCode.Stopped;
        }
        catch (ChildRefusedException exception)
        {
            return Fail(ChildExitCode.Refused, exception.Message);
        }
        catch (TcpStartException exception)
        {
            return Fail(ChildExitCode.CannotListen, exception.Message);
        }
    }

    private static int Fail(int exitCode, string message)
    {
        Console.Error.WriteLine($"distribution: {message}");
        return exitCode;
    }

    private void Read(ReadOnlySpan<string> arguments)
    {
        for (; !arguments.IsEmpty; arguments = arguments[2..])
        {
            if (arguments[0] is not ("--listen" or "--config" or "--load"))
            {
                throw new ChildRefusedException($"node takes --listen, --config and --load, not '{arguments[0]}'");
            }

            if (arguments.Length == 1)
            {
                throw new ChildRefusedException($"{arguments[0]} needs a value");
            }

            ReadOption(arguments[0], arguments[1]);
        }
    }

    private void ReadOption(string name, string value)
    {
        switch (name)
        {
            case "--listen":
                listen = NodeAddress.TryParse(value, out var address)
                    ? address
                    : throw new ChildRefusedException(
                        $"--listen '{value}': allowed are ADDR:PORT and [IPV6]:PORT with a port from 0 to 65535");
                break;
            case "--config":
                configuration = ChildConfiguration.Parse(ReadConfiguration(value));
                break;
            default:
                assemblies.Add(value);
                break;
        }
    }

    private static byte[] ReadConfiguration(string value)
    {
        if (value.TrimStart().StartsWith('{'))
        {
            return System.Text.Encoding.UTF8.GetBytes(value);
        }

        try
        {
            return File.ReadAllBytes(value);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new ChildRefusedException($"--config '{value}': {exception.Message}");
        }
    }

    private async Task ServeAsync()
    {
        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Leave(PosixSignalContext context)
        {
            context.Cancel = true;
            told.TrySetResult();
        }

        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Leave);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Leave);
        var given = configuration ?? new ChildConfiguration(new NodeAddress("127.0.0.1", 0), [], [], LivenessOptions.Default);
        var node = await TcpNode.StartAsync(NodeProgram.OptionsOf(
            given with { Listen = listen ?? given.Listen, Assemblies = [.. given.Assemblies, .. assemblies] }));
        await ChildNode.StartUpAsync(node, given.OnStart);
        await Console.Out.WriteLineAsync($"node {node.Address.Sid} listens at {node.Address}");
        await ChildNode.ServeAsync(node, told.Task);
    }
}
