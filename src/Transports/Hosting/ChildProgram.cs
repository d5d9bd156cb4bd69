using System.Reflection;
using Distribution.Processes;

namespace Distribution;

/// <summary>Which program children are: the one that asks, if its Main begins with <see cref="NodeProgram.RunIfChildAsync"/>; else the
/// <c>distribution</c> executable that lies beside this library.</summary>
internal static class ChildProgram
{
    /// <summary>The program to start.</summary>
    /// <exception cref="InvalidOperationException">It is neither; the message says what to do.</exception>
    internal static ChildCommand Resolve()
    {
        if (NodeProgram.IsHooked && Environment.ProcessPath is { } program)
        {
            // Run by the `dotnet` host the program is the host's first argument; else it is the file itself.
            return IsHost(program) ? new ChildCommand(program, [Assembly.GetEntryAssembly()!.Location]) : new ChildCommand(program, []);
        }

        var distribution = Path.Combine(AppContext.BaseDirectory, "distribution.dll");
        return File.Exists(distribution)
            ? new ChildCommand(DotnetHost.Path, [distribution, "node"])
            : throw new InvalidOperationException(
                $"Nothing can be a child node: let Main begin with 'if (await {nameof(NodeProgram)}.{nameof(NodeProgram.RunIfChildAsync)}" +
                $"(args) is {{ }} exitCode) return exitCode;', "
                + $"or reference src/Experiments, so that the distribution executable lies beside the library " +
                $"({AppContext.BaseDirectory}).");
    }

    private static bool IsHost(string program) =>
        string.Equals(Path.GetFileNameWithoutExtension(program), "dotnet", StringComparison.OrdinalIgnoreCase);
}
