using Distribution.Experiments.CommandLine;

namespace Distribution.Experiments;

internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        if (await NodeProgram.RunIfChildAsync(arguments) is { } exitCode)
        {
            return exitCode;
        }

        return arguments is ["node", ..] ? await NodeVerb.RunAsync(arguments[1..]) : 0;
    }
}
