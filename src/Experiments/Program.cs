using System.Text;
using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Terminal;

namespace Distribution.Experiments;

internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        if (await NodeProgram.RunIfChildAsync(arguments) is { } exitCode)
        {
            return exitCode;
        }

        // A child's start is measured in milliseconds: before the parser of the command line is built.
        if (arguments is ["node", ..])
        {
            return await NodeVerb.RunAsync(arguments[1..], Console.Out, Console.Error);
        }

        using var interruption = new Interruption(TimeProvider.System);

        // Never disposed, since that would throw where the reader has gone away; what is written is flushed where errors are caught.
        var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false));
        var context = new CommandContext(
            arguments,
            Composition.Catalog,
            output,
            Console.Error,
            Screen.OfConsole(),
            TimeProvider.System);
        return await CommandRun.RunAsync(context, interruption.Token);
    }
}
