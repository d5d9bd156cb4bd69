using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Distribution.Protocol;

namespace Distribution.Experiments.Running;

/// <summary>The options of verbs, as opposed to those of protocols: how often, from which seed, and what becomes of the results. None of
/// them changes what a run does.</summary>
internal static class RunOptions
{
    /// <summary>The text that <see cref="Out"/> holds where no folder was given.</summary>
    internal const string DefaultFolder = "results/<verb>-<name>/<timestamp>";

    /// <summary>The text of <see cref="Out"/> for no folder at all.</summary>
    internal const string NoFolder = "none";

    internal static ProtocolOption<ulong> Seed { get; } = new(
        "seed",
        "the root of all chance",
        "whole numbers from 0 to 18446744073709551615",
        1,
        NumberText.TrySeed,
        seed => seed.ToString(CultureInfo.InvariantCulture))
    {
        Form = ValueForm.Numbers(isWhole: true, 0, ulong.MaxValue, "[0-9]+"),
    };

    internal static ProtocolOption<int> Runs { get; } = OptionKinds.Whole("runs", "how many runs of each setting", 1, 10_000_000, 200);

    internal static ProtocolOption<int> Jobs { get; } =
        OptionKinds.Whole("jobs", "how many runs at once; results do not depend on it", 1, 1_024, Environment.ProcessorCount);

    internal static ProtocolOption<double> UntilWidth { get; } = new(
        "until-ci",
        "as many runs, up to --runs, as make the 95 % interval of the first measure this narrow; pilot runs, which are left out, say "
        + "how many",
        "numbers above 0 such as 0.005 or 0.5%, or none",
        0,
        (string text, out double width) =>
        {
            var isNone = text is "none";
            var isNumber = (text.EndsWith('%') ? NumberText.TryProbability(text, out width) : NumberText.TryNumber(text, out width))
                && width > 0;
            return isNone || isNumber;
        },
        width => width > 0 ? NumberText.Write(width) : "none")
    {
        Form = ValueForm.Above0($"none|{ValueForm.Unsigned}%?"),
    };

    internal static ProtocolOption<string> Out { get; } = new(
        "out",
        "the results folder; none writes nothing",
        "a path or none",
        DefaultFolder,
        (string text, [MaybeNullWhen(false)] out string path) =>
        {
            path = text;
            return text.Length > 0 && !text.Any(char.IsControl);
        },
        path => path);

    internal static ProtocolOption<Duration> Budget { get; } = new(
        "budget",
        "no setting begins after this time; the same command goes on later",
        "durations such as 5m, or none",
        Duration.Zero,
        (string text, out Duration budget) =>
        {
            budget = Duration.Zero;
            return text is "none" || (Duration.TryParse(text, out budget) && budget > Duration.Zero);
        },
        budget => budget > Duration.Zero ? budget.ToString() : "none")
    {
        Form = ValueForm.Of($"none|{ValueForm.Time}"),
    };

    internal static ProtocolOption<OutputFormat> Format { get; } =
        OptionKinds.Choice("format", "how results are printed", OutputFormat.Table, Enum.GetValues<OutputFormat>());

    /// <summary>The options of verbs that run protocols.</summary>
    internal static IReadOnlyList<ProtocolOption> OfRuns { get; } = [Runs, Seed, Jobs, UntilWidth, Out, Format];

    /// <summary>The options of <c>sweep</c>.</summary>
    internal static IReadOnlyList<ProtocolOption> OfSweeps { get; } = [Runs, Seed, Jobs, UntilWidth, Budget, Out, Format];
}
