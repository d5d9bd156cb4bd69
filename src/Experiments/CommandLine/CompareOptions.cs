using Distribution.Experiments.Calibrating;
using Distribution.Experiments.Comparing;
using Distribution.Experiments.Running;

namespace Distribution.Experiments.CommandLine;

/// <summary>The options of <c>compare</c> beside those of what is compared.</summary>
internal static class CompareOptions
{
    internal static ProtocolOption<int> Runs { get; } =
        OptionKinds.Whole("runs", "how many runs on processes in each repeat, and as many in the simulator", 1, 100_000, 20);

    internal static ProtocolOption<int> Repeats { get; } =
        OptionKinds.Whole("repeats", "how often processes are started anew and compared", 1, 1_000, 1);

    internal static ProtocolOption<int> WarmUp { get; } = OptionKinds.Whole(
        "warm-up", "how many messages processes send before those that count, while hot code is compiled once more", 0, 100_000, 300);

    internal static ProtocolOption<double> Gap { get; } = new(
        "gap",
        "how far medians of the compared time may be apart, the larger by the smaller, in four of five repeats; none: they are not judged",
        "numbers above 0 such as 0.25 or 25%, or none",
        0,
        (string text, out double gap) =>
        {
            gap = 0;
            return text is "none" || (NumberText.TryNumber(text.TrimEnd('%'), out gap) && (gap /= text.EndsWith('%') ? 100 : 1) > 0);
        },
        gap => gap > 0 ? NumberText.Write(gap) : "none");

    /// <summary>Those that one comparison takes.</summary>
    internal static IEnumerable<ProtocolOption> Of(ListedComparison listed) =>
    [
        Runs, Repeats, WarmUp, Gap, .. listed.IsCalibrated ? [CalibrationOption.ForComparison] : Array.Empty<ProtocolOption>(),
        RunOptions.Seed, RunOptions.Jobs, RunOptions.Out, RunOptions.Format,
    ];
}
