using System.Text.Json;
using Distribution.Experiments.Comparing;
using Distribution.Experiments.Reports;
using Distribution.Experiments.Results;
using Distribution.Experiments.Theory;

namespace Distribution.Experiments.Composing;

/// <summary>The verdict of a results folder: what was run, and how far a measure is from theory. Real timings are not judged.</summary>
internal static class ReportVerdict
{
    private static readonly string[] Asked = ["reach", "tLast"];

    /// <summary>Measured where everything has run, since nothing is claimed in advance; else incomplete.</summary>
    internal static Verdict Of(StoredResults results) => results.Manifest.IsComplete
        ? OfComparison(results) ?? OfSettings(results) ?? new Verdict(
            Standing.Measured, string.Join(' ', new[] { Ran(results), FromTheory(results.Survey) }.Where(text => text.Length > 0)))
        : new Verdict(Standing.Incomplete, Finished(results)) { ResumeCommand = CommandText.Resume(results) };

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
            : new Verdict(Standing.Held, string.Join(' ', sentences[true]));
    }

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
                $"{ran} Processes and simulator do not agree{(count == 1 ? "." : $" at {Format.Count(failed.Length)} of {Format.Count(count)} settings.")}")
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
        var count = compared.Count == 1 ? "1 setting" : $"{Format.Count(compared.Count)} settings";
        return $"{count} of {compared[0].Simulated.Key.Split(';')[0]} {(compared.Count == 1 ? "has finished" : "have finished, each")} with "
            + $"{simulated} in the simulator and {measured} on processes.";

        string Runs(Func<ComparedSetting, int> of) => ReportWords.Runs(compared.Min(of), compared.Max(of));
    }

    private static string Sentence(string words) => ComparedCells.Typeset($"{char.ToUpperInvariant(words[0])}{words[1..]}.");

    private static string Ran(StoredResults results)
    {
        var (manifest, rows, survey) = (results.Manifest, results.Rows, results.Survey);
        if (survey.Count == 0)
        {
            return $"{manifest.Verb} {manifest.Name} has run; times are this machine's own and are not judged.";
        }

        if (survey.MostRuns == 0)
        {
            return $"{manifest.Name} was computed exactly; there are no runs.";
        }

        var all = survey.Runs;
        var ran = survey.Count == 1
            ? $"{Format.Count(all)} {Plural(all, "run")} of {rows[0].Key.Split(';')[0]} have finished."
            : $"{Format.Count(all)} runs at {Format.Count(survey.Count)} settings of {Protocols(rows)} have finished.";
        return manifest.Verb is "tour" ? ran + " Gossip among child processes has run; its times are not judged." : ran;
    }

    private static string Protocols(IReadOnlyList<ResultRow> rows) =>
        string.Join(" and ", rows.Select(row => row.Key.Split(';')[0]).Distinct(StringComparer.Ordinal));

    private static string FromTheory(RowSurvey survey)
    {
        MeasureSurvey[] predicted = [.. survey.Measures.Where(measure => measure.Predicted > 0)];
        if (predicted.Length == 0)
        {
            return string.Join(' ', survey.Notes.Select(note => note.Key).Where(TheoryGap.IsSentence)
                .Take(1).Select(note => $"{ReportWords.Sentence(note)}."));
        }

        // Reach is what most readers ask for, and where everybody is reached the time; else the first measure that is predicted.
        var told = Asked.Select(asked => predicted.FirstOrDefault(measure => string.Equals(measure.Name, asked, StringComparison.Ordinal)))
            .FirstOrDefault(measure => measure is not null) ?? predicted[0];
        var title = told.Name is "reach" ? "Reach" : $"Mean {told.Name}";
        var distance = RoundedUp(told.Distance);
        return survey.Count == 1
            ? $"{title} is within {distance} of theory, which lies {(told.Inside == 1 ? "inside" : "outside")} the 95 % interval."
            : $"{title} is within {distance} of theory at "
                + (survey.Count == told.Predicted
                    ? $"all {Format.Count(survey.Count)} settings"
                    : $"the {Format.Count(told.Predicted)} of {Format.Count(survey.Count)} settings that theory is about")
                + $"; theory lies inside the 95 % interval at {Format.Count(told.Inside)}.";
    }

    // Rounded up, so that "within" stays true: one significant digit is enough to judge by.
    private static string RoundedUp(double distance)
    {
        if (distance == 0)
        {
            return "0";
        }

        var decimals = Math.Clamp((int)Math.Ceiling(-Math.Log10(distance)), 0, 12);
        var step = Math.Pow(10, decimals);
        return Format.Number(Math.Ceiling(distance * step) / step, decimals);
    }

    private static string Finished(StoredResults results)
    {
        var (manifest, rows) = (results.Manifest, results.Rows);
        if (manifest.Verb is "sweep" or "tour")
        {
            return $"{Format.Count(results.Survey.Count)} of {Format.Count(manifest.Cells)} settings are finished."
                + (manifest.Verb is "tour" && results.Samples.Count == 0 ? " Nothing was measured on processes." : "");
        }

        return rows is [var only]
            ? $"{Format.Count(only.Runs)} of {Format.Count(manifest.Runs)} runs are finished."
            : $"{manifest.Verb} {manifest.Name} has not finished.";
    }

    private static string Plural(long count, string noun) => count == 1 ? noun : noun + "s";
}
