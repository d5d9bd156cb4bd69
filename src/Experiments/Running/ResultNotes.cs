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
        return result.Plan.UntilWidth is { } wanted && !(main.Summary.Interval.Width <= wanted)
            ? $"the interval of {main.Definition.Name} is still {NumberText.Write(main.Summary.Interval.Width)} wide: "
                + (result.Runs.Count < result.Plan.Runs
                    ? "the pilot runs that decided how many runs there are differed less"
                    : "give more --runs")
            : null;
    }

    private static string? Gap(CellResult result) => result.Plan.Theories is null && result.Theory.Count == 0
        ? TheoryGap.Sentence(result.Plan.Settings)
        : null;
}
