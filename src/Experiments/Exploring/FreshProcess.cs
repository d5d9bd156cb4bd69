using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Distribution.Experiments.Launching;
using Distribution.Simulator;

namespace Distribution.Experiments.Exploring;

/// <summary>
/// Another process that makes runs of the same exploration, in a place as unlike this one as possible: another culture, no tiered
/// compilation, the server's garbage collector, other numbers of processors and workers, and statics that have seen other runs.
/// </summary>
internal sealed class FreshProcess : IDisposable
{
    /// <summary>The argument that makes <c>explore</c> such a process.</summary>
    internal const string Argument = "--child";

    // Where Linux keeps what .NET knows cultures by; elsewhere the system has it.
    private const string CultureLibrary = "libicuuc.so*";
    private static readonly string[] LibraryFolders = ["/usr/lib", "/usr/lib64", "/lib", "/lib64", "/usr/local/lib"];

    /// <summary>Whether the machine knows other cultures: to ask for one without would end the process.</summary>
    internal static bool HasCultures { get; } = !OperatingSystem.IsLinux() || LibraryFolders.Where(Directory.Exists)
        .Any(folder => HasCultureLibrary(folder) || Directory.EnumerateDirectories(folder, "*-linux-*").Any(HasCultureLibrary));

    /// <summary>What makes the place another.</summary>
    internal static IReadOnlyList<KeyValuePair<string, string>> Environment { get; } = EnvironmentWith(HasCultures);

    /// <summary>The same for a machine that knows other cultures, or none.</summary>
    internal static IReadOnlyList<KeyValuePair<string, string>> EnvironmentWith(bool hasCultures) =>
    [
        new("DOTNET_TieredCompilation", "0"),
        new("DOTNET_TieredPGO", "0"),
        new("DOTNET_gcServer", "1"),
        new("DOTNET_PROCESSOR_COUNT", (System.Environment.ProcessorCount + 1).ToString(CultureInfo.InvariantCulture)),
        new("LANG", "tr_TR.UTF-8"),
        new("LC_ALL", "tr_TR.UTF-8"),
        .. hasCultures ? new[] { KeyValuePair.Create("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "0") } : [],
    ];

    private readonly Process process;

    private FreshProcess(Process process) => this.process = process;

    /// <summary>Starts one for the exploration of a command line.</summary>
    /// <exception cref="EnvironmentException">It cannot be started.</exception>
    internal static FreshProcess Start(IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(OwnProgram.Words[0])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (var argument in OwnProgram.Words.Skip(1).Concat(arguments).Append(Argument))
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in Environment)
        {
            start.Environment[name] = value;
        }

        try
        {
            return new FreshProcess(Process.Start(start)!);
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            throw new EnvironmentException($"a fresh process cannot be started: {exception.Message}", exception);
        }
    }

    /// <summary>The trace hashes of runs, in their order.</summary>
    internal async Task<IReadOnlyList<ulong>> HashesAsync(IEnumerable<FreshRun> runs, CancellationToken cancellation)
    {
        await AskAsync(FreshAnswers.Hashes, runs, cancellation);
        var line = await LineAsync(cancellation);
        return [.. line.Split(' ').Select(hash => ulong.Parse(hash, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture))];
    }

    /// <summary>All events of a run.</summary>
    internal async Task<RunTrace> TraceAsync(FreshRun run, CancellationToken cancellation)
    {
        await AskAsync(FreshAnswers.Trace, [run], cancellation);
        var lines = new List<string>();
        for (var line = await LineAsync(cancellation); line.Length > 0; line = await LineAsync(cancellation))
        {
            lines.Add(line);
        }

        return JsonLinesTrace.Read(new StringReader(string.Join('\n', lines)));
    }

    /// <summary>Ends it.</summary>
    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
    }

    private static bool HasCultureLibrary(string folder) => Directory.EnumerateFiles(folder, CultureLibrary).Any();

    private async Task AskAsync(string what, IEnumerable<FreshRun> runs, CancellationToken cancellation)
    {
        var line = $"{what} {new JsonArray([.. runs.Select(run => run.ToJson())]).ToJsonString()}";
        await process.StandardInput.WriteLineAsync(line.AsMemory(), cancellation);
        await process.StandardInput.FlushAsync(cancellation);
    }

    private async Task<string> LineAsync(CancellationToken cancellation) =>
        await process.StandardOutput.ReadLineAsync(cancellation) ?? throw await EndedAsync(cancellation);

    /// <summary>Why it ended before it had answered; what it said itself stands above.</summary>
    private async Task<Exception> EndedAsync(CancellationToken cancellation)
    {
        await process.WaitForExitAsync(cancellation);
        return process.ExitCode == CommandLine.ExitCode.Failed
            ? new NondeterministicException("a run left its world in a fresh process, which says above after which event")
            : new EnvironmentException($"a fresh process ended with exit code {process.ExitCode} before it had answered");
    }
}
