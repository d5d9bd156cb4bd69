using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Distribution.Experiments.Output;
using Distribution.Experiments.Running;
using Distribution.Protocol;
using Distribution.Tcp;
using Command = System.CommandLine.Command;

namespace Distribution.Experiments.CommandLine;

/// <summary><c>call ADDR:PORT SERVICE.METHOD [JSON ARGS]</c>: one call to a running node, or to a group as it sees it.</summary>
internal static class CallVerb
{
    private static readonly ProtocolOption<string> GroupName = new(
        "group",
        "call the service of this group, as the node sees it",
        "names of groups",
        "",
        (string text, [MaybeNullWhen(false)] out string group) =>
        {
            group = text;
            return true;
        },
        group => group);

    private static readonly ProtocolOption<Duration> Deadline = OptionKinds.Time(
        "deadline", "how long to wait for the answer", Duration.FromMilliseconds(1), Duration.FromSeconds(3_600), Duration.FromSeconds(5));

    internal static Command Create(CommandContext context)
    {
        var command = new Verb(
            "call",
            "Calls a method on a running node, or of a group's service; prints values and errors by node.",
            """call 127.0.0.1:7001 status.get '["counts"]'""");
        var address = new Argument<string>("address") { Description = "the node, as host:port", HelpName = "host:port" };
        var method = new Argument<string>("method") { Description = "the service and the method", HelpName = "service.method" };
        var arguments = new Argument<string>("arguments")
        {
            Description = "the arguments as a JSON array, none by default; any other JSON value is one argument",
            HelpName = "json",
            Arity = ArgumentArity.ZeroOrOne,
        };
        command.Add(address);
        command.Add(method);
        command.Add(arguments);
        var bound = new BoundOptions(command, [GroupName, Deadline, RunOptions.Format]);
        command.SetAction((result, cancellation) => CallAsync(
            context,
            new CallTarget(result.GetRequiredValue(address), result.GetRequiredValue(method), result.GetValue(arguments) ?? "[]"),
            bound.Read("call", result),
            cancellation));
        return command;
    }

    private static async Task<int> CallAsync(CommandContext context, CallTarget target, Settings settings, CancellationToken cancellation)
    {
        var options = new CallOptions(settings.Get(Deadline).ToTimeSpan(), cancellation);
        var reply = await ReplyAsync(target, settings.Get(GroupName), options);
        if (settings.Get(RunOptions.Format) == OutputFormat.Json)
        {
            OutputDocument.Write(context.Output, writer => reply.WriteJson(writer, target, settings.Get(GroupName)));
        }
        else
        {
            reply.WriteLines(context.Output, context.Error);
        }

        return reply switch
        {
            { Errors.Count: 0 } => ExitCode.Done,
            { Values.Count: 0 } when reply.Errors.All(error => error.Value.Kind == CallErrorKind.Unreachable) => ExitCode.Environment,
            { Errors: var errors } when errors.Any(error => error.Value.Kind == CallErrorKind.Cancelled) => ExitCode.Interrupted,
            _ => ExitCode.Failed,
        };
    }

    private static async Task<CallReply> ReplyAsync(CallTarget target, string group, CallOptions options)
    {
        var address = target.Address;
        try
        {
            await using var cluster = Cluster.Processes();
            await cluster.StartAsync(options.Cancellation);
            var node = cluster.NodeAt(address);
            if (group.Length > 0)
            {
                var all = await node.Group(group).CallAsync<JsonElement>(target.Service, target.Method, target.Arguments, options);
                return new CallReply(all.Values, all.Errors, all.Total);
            }

            return CallReply.Of(address, await node.CallAsync<JsonElement>(target.Service, target.Method, target.Arguments, options));
        }
        catch (CallException exception)
        {
            return CallReply.Of(address, exception.Error);
        }
        catch (TcpStartException exception)
        {
            throw new EnvironmentException(exception.Message, exception);
        }
    }
}
