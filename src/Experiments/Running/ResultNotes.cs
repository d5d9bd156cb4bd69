using System.Globalization;
using Distribution.Experiments.Protocols;
using Distribution.Experiments.Theory;
using Distribution.Protocol;

namespace Distribution.Experiments.Running;

/// <summary>What a reader must know of a result beside its figures, a sentence each.</summary>
internal static class ResultNotes
{
    private const string HeavyTail =
        "blind stop rules have a heavy tail: a run may die out at once or go on for long, so that means of few runs mislead "
        + "and their intervals are too narrow: read the quantiles too, and take 1000 runs or more";

    /// <summary>The notes of a result; none where there is nothing to say.</summary>
    internal static IReadOnlyList<string> Of(CellResult result) =>
    [
        .. RunRemarks.Of([.. result.Runs.Select(run => run.Remark)]),
        .. new[] { DiedOut(result), Tail(result.Plan.Settings), Width(result), Gap(result) }.OfType<string>(),
    ];

    private static string? DiedOut(CellResult result) => result.DiedOut is > 0 and var died
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"{died} of {result.Runs.Count} runs died out ({CellResult.Residue} above {CellResult.DiedOutAbove}) and count in every figure")
        : null;

    private static string? Tail(Settings settings) =>
        settings.Options.Contains(RumorProtocol.Stop) && settings.Get(RumorProtocol.Stop) is StopRule.BlindCounter or StopRule.BlindCoin
            ? HeavyTail
            : null;

    private static string? Width(CellResult result)
    {
        var main = result.Measures[0];
        var width = main.Summary.Interval.Width;
        return result.Plan.UntilWidth is { } wanted && result.Runs.Count == result.Plan.Runs && !(width <= wanted)
            ? $"the interval of {main.Definition.Name} is {(double.IsFinite(width) ? $"still {RoundedUp(width)} wide" : "not known")}: "
                + (result.Runs.Count < 2 || double.IsFinite(width) ? "give more --runs" : "there is nobody to be reached or missed")
            : null;
    }

    // Up, so that what is too wide does not look narrow enough; three digits are enough to judge by.
    private static string RoundedUp(double width)
    {
        var step = Math.Pow(10, Math.Floor(Math.Log10(width)) - 2);
        return NumberText.Write(Math.Round(Math.Ceiling(width / step) * step, Math.Clamp(2 - (int)Math.Floor(Math.Log10(width)), 0, 15)));
    }

    private static string? Gap(CellResult result) => result.Plan.Theories is null && result.Theory.Count == 0
        ? TheoryGap.Sentence(result.Plan.Settings)
        : null;
}
