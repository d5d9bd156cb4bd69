using System.Reflection;
using System.Runtime.InteropServices;

namespace Distribution.Experiments.Results;

/// <summary>What makes results, beside the command: program, runtime and machine.</summary>
/// <param name="Version">Of this program.</param>
/// <param name="Commit">That it was built from; null where it is not known.</param>
/// <param name="Runtime">Of .NET.</param>
/// <param name="System">The operating system.</param>
/// <param name="Architecture">Of the process.</param>
/// <param name="Processors">How many the process may use.</param>
/// <param name="MemoryBytes">How much memory it may use.</param>
internal sealed record Origin(
    string Version, string? Commit, string Runtime, string System, string Architecture, int Processors, long MemoryBytes)
{
    /// <summary>Of this process.</summary>
    internal static Origin Here { get; } = OfProcess();

    private static Origin OfProcess()
    {
        var text = typeof(Origin).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
        var parts = text.Split('+', 2);
        return new Origin(
            parts[0],
            parts.Length > 1 ? parts[1] : null,
            RuntimeInformation.FrameworkDescription,
            RuntimeInformation.OSDescription,
            RuntimeInformation.ProcessArchitecture.ToString(),
            Environment.ProcessorCount,
            GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);
    }
}
