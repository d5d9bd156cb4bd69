using System.CommandLine;
using System.Text;
using Distribution.Experiments.CommandLine;
using Distribution.Simulator;

namespace Distribution.Experiments.Exploring;

/// <summary>Where a trace goes, and in which form.</summary>
/// <param name="Format">The form.</param>
/// <param name="Path">A file; <c>-</c>: standard output.</param>
internal sealed record TraceTarget(TraceFormat Format, string Path)
{
    private const string Flag = "--trace";
    private const string StandardOutput = "-";

    /// <summary>Whether it goes to standard output.</summary>
    internal bool IsOutput => Path == StandardOutput;

    /// <summary>The option; repeatable.</summary>
    /// <param name="of">Of which run, if there are several; such as <c> of the first run</c>.</param>
    internal static Option<string[]> Option(string of = "") => new(Flag)
    {
        Description = $"write all events{of} with their causes; repeatable. Formats: "
            + string.Join("; ", TraceFormat.All.Select(format => $"{format.Name}, {format.Summary}")) + ". File -: standard output",
        HelpName = "format:file",
        Arity = ArgumentArity.OneOrMore,
    };

    /// <summary>Reads <c>FORMAT:FILE</c>.</summary>
    /// <exception cref="UsageException">It is none.</exception>
    internal static TraceTarget Parse(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var format = TraceFormat.All.FirstOrDefault(format => colon > 0 && format.Name == text[..colon]);
        return format is not null && colon + 1 < text.Length && !text.Any(char.IsControl)
            ? new TraceTarget(format, text[(colon + 1)..])
            : throw UsageException.NotAllowed(
                Flag, text, $"FORMAT:FILE with a format of {string.Join(", ", TraceFormat.All.Select(format => format.Name))}");
    }

    /// <summary>Where all else goes: where standard output is a trace it is nothing else, so that a program can read it, and the rest goes
    /// to standard error.</summary>
    internal static TextWriter OutputBeside(IReadOnlyList<TraceTarget> targets, CommandContext context) =>
        targets.Any(target => target.IsOutput) ? context.Error : context.Output;

    /// <summary>Writes a trace there.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    internal void Write(RunTrace trace, TextWriter output)
    {
        if (IsOutput)
        {
            Format.Write(trace, output);
            return;
        }

        if (System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        using var writer = new StreamWriter(Path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        Format.Write(trace, writer);
    }
}
