using System.Runtime.InteropServices;

namespace Distribution.Processes;

/// <summary>The <c>dotnet</c> host of the runtime that this process runs on.</summary>
public static class DotnetHost
{
    /// <summary>Its file; just its name where it does not lie where a runtime has it.</summary>
    public static string Path
    {
        get
        {
            // Three folders above the runtime's own.
            var root = System.IO.Path.GetFullPath(System.IO.Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
            var host = System.IO.Path.Combine(root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
            return File.Exists(host) ? host : "dotnet";
        }
    }
}
