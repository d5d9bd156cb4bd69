using Distribution.Experiments.Results;
using Distribution.Experiments.Terminal;
using Distribution.Protocol;

namespace Distribution.Experiments.CommandLine;

/// <summary>What verbs work with.</summary>
/// <param name="Arguments">The whole command line, as it was given.</param>
/// <param name="Catalog">What there is to run.</param>
/// <param name="Output">Standard output: results alone.</param>
/// <param name="Error">Standard error: progress and errors.</param>
/// <param name="Screen">What the terminal can show.</param>
/// <param name="Clock">For time stamps and for progress, never for results.</param>
internal sealed record CommandContext(
    IReadOnlyList<string> Arguments, Catalog Catalog, TextWriter Output, TextWriter Error, Screen Screen, TimeProvider Clock)
{
    /// <summary>Says something of the results that are written so far, after them also where both outputs are one.</summary>
    internal void Note(string line)
    {
        Output.Flush();
        Error.Write($"{CommandTree.Program}: {line}\n");
    }

    /// <summary>Says how many runs the results are of, the rest of which was interrupted; the exit code.</summary>
    internal int Interrupted(long finished, long wanted)
    {
        Note($"interrupted after {NumberDisplay.Of(finished)} of {NumberDisplay.OfRuns(wanted)}, which are what is shown");
        return ExitCode.Interrupted;
    }

    /// <summary>The manifest of a folder for one setting whose runs are all of its own.</summary>
    internal Manifest ManifestOf(string verb, Settings settings, ulong seed, int runs) => ManifestOf(
        verb, settings, StableHash.Add(StableHash.Add(StableHash.Of($"{verb} {settings.Key}"), seed), (ulong)runs), seed, runs);

    /// <summary>The same, where <paramref name="plan"/> says what else the folder may be resumed by.</summary>
    internal Manifest ManifestOf(string verb, Settings settings, ulong plan, ulong seed, int runs) =>
        new(verb, settings.Name, Arguments, plan, seed, runs, Clock.GetUtcNow())
        {
            Options = [.. settings.Options.Select(option => KeyValuePair.Create(option.Name, settings.TextOf(option)))],
        };
}
