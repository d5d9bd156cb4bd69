using System.CommandLine;
using Distribution.Experiments.Running;
using Distribution.Simulator;

namespace Distribution.Experiments.CommandLine;

/// <summary>Runs a command line to its exit code: every error becomes one line on standard error.</summary>
internal static class CommandRun
{
    private const string NoMemory = "there is not enough memory for this many nodes";

    private static readonly ParserConfiguration Parser = new() { EnablePosixBundling = false, ResponseFileTokenReplacer = null };

    /// <summary>Parses and runs.</summary>
    /// <param name="context">What to work with.</param>
    /// <param name="cancellation">Interrupts the verb, which keeps what is finished.</param>
    /// <returns>The exit code.</returns>
    internal static async Task<int> RunAsync(CommandContext context, CancellationToken cancellation)
    {
        try
        {
            var result = CommandTree.Build(WithoutLive(WithLibraries(context))).Parse(context.Arguments, Parser);
            if (result.Errors.Count > 0)
            {
                throw ParseErrors.First(result);
            }

            var code = await result.InvokeAsync(
                new InvocationConfiguration
                {
                    EnableDefaultExceptionHandler = false,
                    ProcessTerminationTimeout = null,
                    Output = context.Output,
                    Error = context.Error,
                },
                cancellation);
            await context.Output.FlushAsync(CancellationToken.None);
            return code;
        }
        catch (Exception exception)
        {
            // Any: no input ends in an unhandled exception.
            return Report(exception, context);
        }
    }

    // What verbs write down and hand on is what is run.
    private static CommandContext WithoutLive(CommandContext context) => context with { Arguments = LiveOption.Without(context.Arguments) };

    private static CommandContext WithLibraries(CommandContext context)
    {
        var files = LibraryLoader.FilesOf(context.Arguments);
        return context with { Catalog = files.Aggregate(context.Catalog, (catalog, file) => LibraryLoader.Load(file, catalog)) };
    }

    private static int Report(Exception exception, CommandContext context)
    {
        var (code, message) = exception switch
        {
            UsageException or FaultPlanException or ScenarioException => (ExitCode.Usage, exception.Message),
            AggregateException { InnerException: FaultPlanException refused } => (ExitCode.Usage, refused.Message),
            OperationCanceledException => (ExitCode.Interrupted, "interrupted before anything was finished"),
            RunFailedException { InnerException: UsageException or FaultPlanException } =>
                (ExitCode.Usage, exception.InnerException!.Message),
            RunFailedException { InnerException: OutOfMemoryException } => (ExitCode.Environment, NoMemory),
            RunFailedException or LibraryFailedException or NondeterministicException => (ExitCode.Failed, exception.Message),
            EnvironmentException or IOException or UnauthorizedAccessException => (ExitCode.Environment, exception.Message),
            OutOfMemoryException => (ExitCode.Environment, NoMemory),
            _ => (ExitCode.Environment, $"unexpected {exception.GetType().Name}: {exception.Message}"),
        };
        var isVerbose = context.Arguments.Contains(CommandTree.Verbose.Name, StringComparer.Ordinal);
        context.Error.Write($"{CommandTree.Program}: {message.ReplaceLineEndings(" ")}\n");
        context.Error.Write(isVerbose ? exception + "\n" : "");
        return code;
    }
}
