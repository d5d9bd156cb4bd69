using System.Globalization;
using System.Text.Json.Nodes;
using Distribution.Experiments.Output;
using Distribution.Simulator;

namespace Distribution.Experiments.Exploring;

/// <summary>The other end of a <see cref="FreshProcess"/>: answers a line of standard input with the hashes or the trace of runs.</summary>
/// <param name="options">The exploration.</param>
/// <param name="output">Where answers go.</param>
internal sealed class FreshAnswers(ExplorationOptions options, TextWriter output)
{
    /// <summary>Asks for the hashes of runs, which follow as a JSON array of <see cref="FreshRun"/>: answered in one line.</summary>
    internal const string Hashes = "hashes";

    /// <summary>Asks for all events of one run: they are answered as JSON lines, and an empty one.</summary>
    internal const string Trace = "trace";

    /// <summary>Answers until there is no more to answer.</summary>
    internal async Task<int> RunAsync(TextReader input, CancellationToken cancellation)
    {
        UseForeignCulture();
        while (await input.ReadLineAsync(cancellation) is { } line)
        {
            var (what, runs) = (line[..line.IndexOf(' ')], JsonNode.Parse(line[line.IndexOf(' ')..])!.AsArray());
            var trials = runs.Select(run => FreshRun.TrialOf(run!, options)).ToArray();
            if (what == Trace)
            {
                new JsonLinesTrace().Write((trials[0] with { IsTraced = true }).Run(cancellation).Trace!, output);
                await output.WriteAsync("\n");
            }
            else
            {
                await output.WriteAsync(string.Join(' ', HashesOf(trials, cancellation).Select(JsonMembers.Hash)) + "\n");
            }

            await output.FlushAsync(cancellation);
        }

        return CommandLine.ExitCode.Done;
    }

    /// <summary>As many at once as the other process does not do.</summary>
    private ulong[] HashesOf(Trial[] trials, CancellationToken cancellation)
    {
        var hashes = new ulong[trials.Length];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Jobs == 1 ? 2 : 1, CancellationToken = cancellation };
        Parallel.For(0, trials.Length, parallel, index => hashes[index] = trials[index].Run(cancellation).TraceHash);
        return hashes;
    }

    /// <summary>Numbers that look otherwise than anywhere, on machines without data about cultures too.</summary>
    private static void UseForeignCulture()
    {
        var culture = (CultureInfo)CultureInfo.CurrentCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        culture.NumberFormat.NegativeSign = "~";
        culture.DateTimeFormat.DateSeparator = "_";
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = culture;
    }
}
