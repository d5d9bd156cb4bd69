using Distribution.Experiments.Terminal;

namespace Distribution.Experiments.CommandLine;

/// <summary>What verbs work with.</summary>
/// <param name="Arguments">The whole command line, as it was given.</param>
/// <param name="Catalog">What there is to run.</param>
/// <param name="Output">Standard output: results alone.</param>
/// <param name="Error">Standard error: progress and errors.</param>
/// <param name="Screen">What the terminal can show.</param>
/// <param name="Clock">For time stamps and for progress, never for results.</param>
internal sealed record CommandContext(
    IReadOnlyList<string> Arguments, Catalog Catalog, TextWriter Output, TextWriter Error, Screen Screen, TimeProvider Clock);
