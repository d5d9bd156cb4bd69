using Distribution.Experiments.Comparing;
using Distribution.Experiments.Reports;
using Distribution.Experiments.Results;
using Distribution.Experiments.Sweeps;
using Distribution.Experiments.Theory;

namespace Distribution.Experiments.Composing;

/// <summary>The verdict of a results folder: what was run, and how far a measure is from theory. Real timings are not judged.</summary>
internal static class ReportVerdict
{
    // What theory is not computed better than.
    private const double Rounding = 1e-12;
    private static readonly string[] Asked = ["reach", "tLast"];

    /// <summary>Measured where everything has run, since nothing is claimed in advance; else incomplete.</summary>
    internal static Verdict Of(StoredResults results) => results.Manifest.IsComplete
        ? ComparedVerdict.Of(results) ?? new Verdict(
            Standing.Measured,
            string.Join(' ', new[] { Ran(results), FromTheory(results.Names, results.Survey) }.Where(text => text.Length > 0)))
        : results.Failures.Count == 0
            ? new Verdict(Standing.Incomplete, Finished(results)) { ResumeCommand = CommandText.Resume(results) }
            : new Verdict(Standing.Failed, $"{Finished(results)} {FailedTable.Sentence(results)}")
            {
                ResumeCommand = CommandText.Resume(results),
            };

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
            ? $"{Format.Count(all)} {Plural(all, "run")} of {rows[0].Key.Split(';')[0]} {(all == 1 ? "has" : "have")} finished."
            : $"{Format.Count(all)} runs at {Format.Count(survey.Count)} settings of {Protocols(rows)} have finished.";
        return manifest.Verb is "tour" ? ran + " Gossip among child processes has run; its times are not judged." : ran;
    }

    private static string Protocols(IReadOnlyList<ResultRow> rows) =>
        string.Join(" and ", rows.Select(row => row.Key.Split(';')[0]).Distinct(StringComparer.Ordinal));

    private static string FromTheory(MeasureNames names, RowSurvey survey)
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
        var title = told.Name is "reach" ? "Reach" : names.Of(told.Name).Subject;
        var distance = RoundedUp(told.Distance);
        return survey.Count == 1
            ? $"{title} is within {distance} of theory"
                + (told.Bounded == 0 ? "." : $", which lies {(told.Inside == 1 ? "inside" : "outside")} the 95 % interval.")
            : $"{title} is within {distance} of theory at "
                + (survey.Count == told.Predicted
                    ? $"all {Format.Count(survey.Count)} settings"
                    : $"the {Format.Count(told.Predicted)} of {Format.Count(survey.Count)} settings that theory is about")
                + (told.Bounded == 0 ? "." : $"; theory lies inside the 95 % interval at {Format.Count(told.Inside)}.");
    }

    // Rounded up, so that "within" stays true: one significant digit is enough to judge by.
    private static string RoundedUp(double distance)
    {
        if (distance < Rounding)
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
            return (Compares(manifest) ? OnBothSides(results) : Count(results.Survey.Count, manifest.Cells) + ".")
                + (manifest.Verb is "tour" && results.Samples.Count == 0 ? " Nothing was measured on processes." : "");
        }

        return rows is [var only]
            ? $"{Format.Count(only.Runs)} of {Format.Count(manifest.Runs)} runs are finished."
            : $"{manifest.Verb} {manifest.Name} has not finished.";
    }

    private static string Count(long finished, long all) =>
        $"{Format.Count(finished)} of {Format.Count(all)} settings {(finished == 1 ? "is" : "are")} finished";

    private static bool Compares(StoredManifest manifest) => manifest.Axes.Contains(SweepPlan.Mechanism, StringComparer.Ordinal)
        && manifest.ValuesOf(SweepPlan.Mechanism).All(ComparedSetting.IsSide);

    // Each setting is two cells, one a side.
    private static string OnBothSides(StoredResults results)
    {
        var both = results.Compared.Count;
        var half = results.Survey.Count - (2 * both);
        return $"{Count(both, results.Manifest.Cells / 2)} on both sides{(half > 0 ? $", {Format.Count(half)} on one" : "")}.";
    }

    private static string Plural(long count, string noun) => count == 1 ? noun : noun + "s";
}
