using System.Text.Json;
using Distribution.Experiments.Comparing;
using Distribution.Experiments.Reports;

namespace Distribution.Experiments.Composing;

/// <summary>Whether processes and simulator agree, in the words of a report.</summary>
internal static class ComparedVerdict
{
    /// <summary>Of the verb that compares one setting, or of a plan that compares several; null: nothing was judged.</summary>
    internal static Verdict? Of(StoredResults results) => OfComparison(results) ?? OfSettings(results);

    /// <summary>What a comparison has found; null: it is none, or nothing was judged.</summary>
    private static Verdict? OfComparison(StoredResults results)
    {
        if (results.Document is not { ValueKind: JsonValueKind.Object } document || !document.TryGetProperty("verdicts", out var verdicts)
            || verdicts.GetArrayLength() == 0)
        {
            return null;
        }

        var sentences = verdicts.EnumerateArray().ToLookup(
            verdict => verdict.GetProperty("held").GetBoolean(), verdict => Sentence(verdict.GetProperty("sentence").GetString()!));
        return sentences[false].Any()
            ? new Verdict(Standing.Failed, "Processes and simulator do not agree.") { Reasons = [.. sentences[false]] }
            : new Verdict(Standing.Held, string.Join(' ', [.. sentences[true], .. Unjudged(document, verdicts)]));
    }

    // "Held" over a page whose times are visibly apart would say too much.
    private static IEnumerable<string> Unjudged(JsonElement document, JsonElement verdicts) =>
        document.TryGetProperty("time", out var time)
        && verdicts.EnumerateArray().All(verdict => verdict.GetProperty("measure").GetString() != time.GetProperty("measure").GetString())
            ? ["Times are not judged: --gap says how far their medians may be apart."]
            : [];

    /// <summary>What a plan that compares has found at all of its settings; null: it is none, or nothing was judged.</summary>
    private static Verdict? OfSettings(StoredResults results)
    {
        string[] measures =
        [
            .. results.Compared.SelectMany(setting => setting.Verdicts).Select(verdict => verdict.Measure)
                .Distinct(StringComparer.Ordinal),
        ];
        if (measures.Length == 0)
        {
            return null;
        }

        var ran = RanOnBothSides(results.Compared);
        ComparedSetting[] failed = [.. results.Compared.Where(setting => !setting.IsHeld)];
        var count = results.Compared.Count;
        return failed.Length > 0
            ? new Verdict(
                Standing.Failed,
                $"{ran} Processes and simulator do not agree"
                    + (count == 1 ? "." : $" at {Format.Count(failed.Length)} of {Format.Count(count)} settings."))
            {
                Reasons =
                [
                    .. failed.SelectMany(setting => setting.Verdicts.Where(verdict => !verdict.IsHeld)
                        .Select(verdict => $"{ComparedTables.NameOf(results, setting)}: {ComparedCells.Typeset(verdict.Sentence)}.")),
                ],
            }
            : new Verdict(
                Standing.Held,
                $"{ran} Processes and simulator agree in {string.Join(" and ", measures)}"
                    + (count == 1 ? "." : $" at all {Format.Count(count)}."));
    }

    // Each setting is two rows, one a side.
    private static string RanOnBothSides(IReadOnlyList<ComparedSetting> compared)
    {
        var (simulated, measured) = (Runs(setting => setting.Simulated.Runs), Runs(setting => setting.Processes.Runs));
        var protocol = compared[0].Simulated.Key.Split(';')[0];
        var finished = compared.Count == 1
            ? $"1 setting of {protocol} has finished,"
            : $"{Format.Count(compared.Count)} settings of {protocol} have finished, each";
        return $"{finished} with "
            + $"{simulated} in the simulator and {measured} on processes.";

        string Runs(Func<ComparedSetting, int> of) => ReportWords.Runs(compared.Min(of), compared.Max(of));
    }

    private static string Sentence(string words) => ComparedCells.Typeset($"{char.ToUpperInvariant(words[0])}{words[1..]}.");
}
