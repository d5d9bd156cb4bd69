using System.Reflection;
using Distribution.Processes;

namespace Distribution.Experiments.Launching;

/// <summary>The program that runs now, as others can start it.</summary>
internal static class OwnProgram
{
    /// <summary>The first words of its command line: the host of the runtime, and the program if it has this library's commands; under a
    /// test's program, the one beside this library.</summary>
    internal static IReadOnlyList<string> Words { get; } = [DotnetHost.Path, Location()];

    private static string Location()
    {
        var own = typeof(OwnProgram).Assembly;
        return Assembly.GetEntryAssembly() is { } entry
            && (entry == own || entry.GetReferencedAssemblies().Any(name => name.Name == own.GetName().Name))
            && !entry.GetName().Name!.EndsWith(".Tests", StringComparison.Ordinal)
            ? entry.Location
            : own.Location;
    }
}
