using System.Diagnostics;

namespace Distribution.Browser.Tests;

/// <summary>Reports as the program makes them: of small sweeps whose charts are those of the plans.</summary>
internal static class SweptReports
{
    private static readonly Dictionary<string, string> Commands = new(StringComparer.Ordinal)
    {
        ["fanout"] = "sweep rumor --stop once --nodes 100,1000,10000 --fanout 1..10,ln --runs 10",
        ["growth"] = "sweep rumor --stop forever --nodes 100,1000,10000 --mode push,pull,push-pull --runs 5",
        ["why-gossip"] = "sweep {plans}/why-gossip.yaml --runs 3",
        ["demers-tables"] = "sweep {plans}/demers-tables.yaml --runs 20",
        ["loss-fanout"] = "sweep {plans}/loss-fanout.yaml --runs 3",
        ["held-fanout"] = "sweep rumor --stop once --nodes 100,1000 --fanout 1..6 --loss 0,0.1,0.3 --runs 10",
        ["repair-cost"] = "sweep {plans}/repair-cost.yaml --runs 3",
    };

    /// <summary>The pages, relative to the folder that <see cref="WriteAsync"/> is given.</summary>
    internal static IEnumerable<string> Pages => Commands.Keys.Select(name => $"{name}/report.html");

    /// <summary>Runs the program for all of them.</summary>
    internal static async Task WriteAsync(string folder)
    {
        foreach (var (name, command) in Commands)
        {
            var start = new ProcessStartInfo("dotnet")
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            string[] words = [.. command.Replace("{plans}", PlansFolder(), StringComparison.Ordinal).Split(' '), "--out", Path.Combine(folder, name)];
            foreach (var word in words.Prepend(typeof(Experiments.Reports.Report).Assembly.Location))
            {
                start.ArgumentList.Add(word);
            }

            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync();
            var error = await process.StandardError.ReadToEndAsync();
            await Task.WhenAll(output, process.WaitForExitAsync());
            if (process.ExitCode != 0)
            {
                throw new InvalidOperationException($"{command}: exit code {process.ExitCode}: {error}");
            }
        }
    }

    private static string PlansFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !Directory.Exists(Path.Combine(folder.FullName, "plans")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.FullName ?? throw new DirectoryNotFoundException("plans"), "plans");
    }
}
