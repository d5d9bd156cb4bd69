using System.Text.Json;
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
        ? OfComparison(results) ?? new Verdict(
            Standing.Measured, string.Join(' ', new[] { Ran(results), FromTheory(results.Rows) }.Where(text => text.Length > 0)))
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

    private static string Sentence(string words) => $"{char.ToUpperInvariant(words[0])}{words[1..]}.";

    private static string Ran(StoredResults results)
    {
        var (manifest, rows) = (results.Manifest, results.Rows);
        if (rows.Count == 0)
        {
            return $"{manifest.Verb} {manifest.Name} has run; times are this machine's own and are not judged.";
        }

        if (rows.All(row => row.Runs == 0))
        {
            return $"{manifest.Name} was computed exactly; there are no runs.";
        }

        var all = rows.Sum(row => (long)row.Runs);
        var ran = rows.Count == 1
            ? $"{Format.Count(all)} {Plural(all, "run")} of {rows[0].Key.Split(';')[0]} have finished."
            : $"{Format.Count(all)} runs at {rows.Count} settings of {rows[0].Key.Split(';')[0]} have finished.";
        return manifest.Verb is "tour" ? ran + " Gossip among child processes has run; its times are not judged." : ran;
    }

    private static string FromTheory(IReadOnlyList<ResultRow> rows)
    {
        RowMeasure[] all =
        [
            .. rows.SelectMany(row => row.Measures)
                .Where(measure => measure.Summary.Count > 0 && double.IsFinite(measure.Theory)),
        ];
        if (all.Length == 0)
        {
            return string.Join(' ', rows.SelectMany(row => row.Notes).Where(TheoryGap.IsSentence).Distinct(StringComparer.Ordinal)
                .Take(1).Select(note => $"{char.ToUpperInvariant(note[0])}{note[1..]}."));
        }

        // Reach is what most readers ask for, and where everybody is reached the time; else the first measure that is predicted.
        var name = Asked.FirstOrDefault(asked => all.Any(measure => string.Equals(measure.Name, asked, StringComparison.Ordinal)))
            ?? all[0].Name;
        RowMeasure[] predicted = [.. all.Where(measure => string.Equals(measure.Name, name, StringComparison.Ordinal))];
        var title = name is "reach" ? "Reach" : $"Mean {name}";

        var distance = RoundedUp(predicted.Max(measure => Math.Abs(measure.Summary.Mean - measure.Theory)));
        var inside = predicted.Count(measure => measure.Summary.Interval.Contains(measure.Theory));
        return (rows.Count, predicted.Length) switch
        {
            (1, _) => $"{title} is within {distance} of theory, which lies {(inside == 1 ? "inside" : "outside")} the 95 % interval.",
            var (settings, count) => $"{title} is within {distance} of theory at "
                + (settings == count ? $"all {count} settings" : $"the {count} of {settings} settings that theory is about")
                + $"; theory lies inside the 95 % interval at {inside}.",
        };
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
            return $"{rows.Count} of {manifest.Cells} settings are finished."
                + (manifest.Verb is "tour" && results.Samples.Count == 0 ? " Nothing was measured on processes." : "");
        }

        return rows is [var only]
            ? $"{Format.Count(only.Runs)} of {Format.Count(manifest.Runs)} runs are finished."
            : $"{manifest.Verb} {manifest.Name} has not finished.";
    }

    private static string Plural(long count, string noun) => count == 1 ? noun : noun + "s";
}
