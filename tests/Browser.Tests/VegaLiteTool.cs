using System.ComponentModel;
using System.Diagnostics;

namespace Distribution.Browser.Tests;

/// <summary>Vega-Lite itself, in the versions of <c>vega/package-lock.json</c>, installed in a folder of its own that goes with it.</summary>
internal sealed class VegaLiteTool : IDisposable
{
    // What npm says when the versions do not fit together, or are not what they were.
    private static readonly string[] OwnFaults = ["EUSAGE", "EINTEGRITY", "EJSONPARSE"];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly string folder = Directory.CreateTempSubdirectory("distribution-vega-").FullName;

    private VegaLiteTool()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "vega")))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }
    }

    /// <summary>Installs it.</summary>
    /// <returns>The tool, or why it cannot be had here.</returns>
    /// <exception cref="InvalidOperationException">The list of versions is not in order.</exception>
    public static async Task<(VegaLiteTool? Tool, string Reason)> InstallAsync()
    {
        var tool = new VegaLiteTool();
        try
        {
            var (exitCode, output) = await tool.RunAsync("node", "--version");
            if (exitCode == 0)
            {
                (exitCode, output) = await tool.RunAsync("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
            }

            if (exitCode == 0)
            {
                return (tool, "");
            }

            tool.Dispose();
            return OwnFaults.Any(fault => output.Contains(fault, StringComparison.Ordinal))
                ? throw new InvalidOperationException(output)
                : (null, $"it cannot be installed: {output.ReplaceLineEndings(" ")}");
        }
        catch (Win32Exception)
        {
            tool.Dispose();
            return (null, "there is no node or no npm");
        }
    }

    /// <summary>Draws every specification below a folder.</summary>
    /// <returns>Whether all were drawn without a warning, and what there was to say.</returns>
    public async Task<(bool IsRight, string Output)> DrawAsync(string specifications, string pictures)
    {
        var (exitCode, output) = await RunAsync("node", "render.mjs", pictures, specifications);
        return (exitCode == 0, output);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task<(int ExitCode, string Output)> RunAsync(string program, params string[] words)
    {
        using var process = Process.Start(new ProcessStartInfo(program, words)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var late = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(late.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            return (-1, $"{program} {words[0]} takes longer than {Patience.TotalSeconds} s");
        }

        return (process.ExitCode, await output + await error);
    }
}
