using System.Diagnostics.CodeAnalysis;

namespace Distribution.Experiments.Calibrating;

/// <summary><c>--calibration FILE</c> and <c>--processors</c>: a simulation of this machine's processes.</summary>
internal static class CalibrationOption
{
    /// <summary>The text of <see cref="File"/> for no calibration.</summary>
    internal const string None = "none";

    /// <summary>The text of <see cref="ForComparison"/> for a calibration that is measured first.</summary>
    internal const string First = "first";

    /// <summary>The file, for a simulation.</summary>
    internal static ProtocolOption<string> File { get; } = Of(
        "a file that measure calibrate has made: nodes are processes of the machine measured, with its latency and processors",
        "a path or none",
        None);

    /// <summary>The file, for a comparison.</summary>
    internal static ProtocolOption<string> ForComparison { get; } = Of(
        "a file that measure calibrate has made, for the simulator; first: it is measured first; none: the simulator's own latency",
        "a path, first or none",
        First);

    /// <summary>How many processors the nodes share.</summary>
    internal static ProtocolOption<int> Processors { get; } = new(
        "processors",
        "how many processors the nodes share; none: work takes no time, only messages do",
        "calibrated, none, and whole numbers from 1 to 1024 with a calibration",
        Calibrated,
        (string text, out int processors) =>
        {
            processors = text is "none" ? Free : Calibrated;
            if (NumberText.TryWhole(text, 1, 1_024, out var number))
            {
                processors = (int)number;
            }

            return processors > 0 || text is "none" or "calibrated";
        },
        processors => processors switch { Free => "none", Calibrated => "calibrated", _ => NumberText.Write(processors) });

    private static ProtocolOption<string> Of(string help, string allowed, string usual) => new(
        "calibration",
        help,
        allowed,
        usual,
        (string text, [MaybeNullWhen(false)] out string path) =>
        {
            path = text;
            return text.Length > 0 && !text.Any(char.IsControl);
        },
        path => path)
    {
        FileIn = path => path is None or First ? null : path,
    };

    // Values of Processors that are no numbers of processors.
    private const int Calibrated = 0;
    private const int Free = -1;

    /// <summary>The calibration that the options name; null: none.</summary>
    /// <exception cref="UsageException">The file cannot be read or is none; or processors are counted without one.</exception>
    internal static Calibration? In(Settings settings)
    {
        var path = settings.Get(File);
        if (path is not None)
        {
            return CalibrationFile.Read(File.Flag, path);
        }

        return settings.IsChanged(Processors)
            ? throw new UsageException($"{Processors.Flag} {settings.TextOf(Processors)} without {File.Flag}: what work costs is not "
                + $"known; allowed is it together with {File.Flag} FILE")
            : null;
    }

    /// <summary>The costs that the options ask for; null: work takes no time.</summary>
    internal static Simulator.ProcessorCosts? CostsOf(Calibration calibration, Settings settings) => settings.Get(Processors) switch
    {
        Free => null,
        Calibrated => calibration.Costs,
        var number => calibration.Costs with { Processors = number },
    };
}
