using Distribution.Experiments.Reports;
using Distribution.Experiments.Reports.Gallery;
using Distribution.Experiments.Results;
using Distribution.Experiments.Running;
using Distribution.Experiments.Statistics;
using Distribution.Experiments.Sweeps;
using Distribution.Experiments.Theory;

namespace Distribution.Experiments.Composing;

/// <summary>The words and numbers that all parts of a report share.</summary>
internal static class ReportWords
{
    private const int PlacesMax = 2;

    /// <summary>A summary as a report shows it; what was computed has no interval.</summary>
    internal static Estimate Estimate(Summary summary) => summary.Count == 0
        ? new Estimate(summary.Mean, double.NaN, double.NaN, 0)
        : new Estimate(summary.Mean, summary.Interval.Low, summary.Interval.High, summary.Count);

    /// <summary>A quantile of samples with its interval.</summary>
    internal static Estimate Quantile(IEnumerable<double> samples, double probability)
    {
        double[] ascending = [.. samples.Where(double.IsFinite).Order()];
        var interval = Statistics.Quantile.IntervalOf(ascending, probability);
        return new Estimate(Statistics.Quantile.Of(ascending, probability), interval.Low, interval.High, ascending.Length);
    }

    /// <summary>What the bars of any measure are.</summary>
    internal static string Interval(RowSurvey rows) => Interval(rows.LeastRuns, rows.MostRuns);

    /// <summary>The same of some rows.</summary>
    internal static string Interval(IReadOnlyList<ResultRow> rows) =>
        Interval(rows.Where(row => row.Runs > 0).Select(row => row.Runs).DefaultIfEmpty().Min(), rows.Max(row => row.Runs));

    /// <summary>What the bars of a mean are.</summary>
    internal static string MeanInterval(IReadOnlyList<ResultRow> rows) => MeanInterval(
        rows.Select(row => row.Runs).DefaultIfEmpty(0).Min(), rows.Select(row => row.Runs).DefaultIfEmpty(0).Max());

    /// <summary>The same of a range of runs.</summary>
    internal static string MeanInterval(int least, int most) =>
        $"95 % interval of the mean over {Runs(least, most)}, {Statistics.MeanInterval.Definition}";

    /// <summary>How many runs settings have: <c>200 runs</c>, or <c>32 to 128 runs</c> where they were stopped early.</summary>
    internal static string Runs(RowSurvey rows) => Runs(rows.LeastRuns, rows.MostRuns);

    /// <summary>The same of a range.</summary>
    internal static string Runs(int least, int most)
    {
        var noun = most == 1 ? "run" : "runs";
        return least < most ? $"{Format.Count(least)} to {Format.Count(most)} {noun}" : $"{Format.Count(most)} {noun}";
    }

    private static string Interval(int least, int most) => most switch
    {
        0 => "Exact: expected values, no runs",
        1 => "1 run at each setting: there are no intervals",
        _ => $"95 % interval over {Runs(least, most)}: of the mean {Statistics.MeanInterval.Definition}; of proportions by Wilson's score",
    };

    /// <summary>What a reader must know of rows beside their figures, a sentence each; what holds for some alone says so.</summary>
    internal static IEnumerable<string> Notes(StoredResults results)
    {
        var rows = results.Survey;
        return rows.Notes.Where(note => rows.Count == 1 || !note.Key.Contains(" died out", StringComparison.Ordinal))
            .Select(note => note.Value == rows.Count ? Sentence(note.Key) : $"At {Places(results, note.Key, note.Value)} {note.Key}");
    }

    /// <summary>A setting in words: its values of all axes.</summary>
    internal static string Place(StoredResults results, ResultRow row) => Place(row, results.Manifest.Axes);

    /// <summary>The same of some axes.</summary>
    internal static string Place(ResultRow row, IReadOnlyList<string> axes) => string.Join(
        ", ", axes.Where(axis => row.Option(axis).Length > 0)
            .Select(axis => axis is SweepPlan.Mechanism ? row.Option(axis) : Named(axis, row.Option(axis))));

    // Few settings are named, as far as they are read at all.
    private static string Places(StoredResults results, string note, int count) =>
        count <= PlacesMax && results.Listed.Where(row => row.Notes.Contains(note, StringComparer.Ordinal)).ToArray() is var noted
            && noted.Length == count
                ? $"{string.Join(" and at ", noted.Select(row => Place(results, row)))}:"
                : $"{Format.Count(count)} of {Format.Count(results.Survey.Count)} settings";

    /// <summary>A note with a capital at its beginning.</summary>
    internal static string Sentence(string note) => SentenceCase.Of(note);

    /// <summary>What all rows have in common.</summary>
    /// <param name="results">The results.</param>
    /// <param name="rows">Those that are shown; none: what was to be run.</param>
    /// <param name="elsewhere">Options that the chart shows otherwise.</param>
    internal static Setting SettingOf(StoredResults results, IReadOnlyList<ResultRow> rows, params IReadOnlyList<string> elsewhere)
    {
        var manifest = results.Manifest;
        if (rows.Count == 0)
        {
            var name = manifest.Name.Length > 0 ? manifest.Name : manifest.Verb;
            return new Setting(name, Nodes(manifest.Option("nodes")), manifest.Runs, manifest.Seed);
        }

        // With a stop rule settings differ: the fewest runs tell the least from zero, so no claim is too strong.
        return new Setting(Protocol(rows, elsewhere) + Sampled(results), Nodes(rows[0]), rows.Min(row => row.Runs), rows[0].Seed)
        {
            NodesVary = elsewhere.Contains("nodes", StringComparer.Ordinal),
            MostRuns = rows.Max(row => row.Runs),
            Messages = rows.Min(row => row.Messages),
            Live = rows[0].Live,
        };
    }

    // Charts are made of some rows where there are too many.
    private static string Sampled(StoredResults results) => results.Rows.Count == results.Survey.Count
        ? ""
        : $", a seeded sample of {Format.Count(results.Rows.Count)} of {Format.Count(results.Survey.Count)} settings";

    /// <summary>A measurement and its options.</summary>
    internal static string Scenario(StoredManifest manifest) => string.Join(
        ", ", manifest.Options.Select(option => $"{Title(option.Key)} {option.Value}").Prepend($"{manifest.Name} on child processes"));

    /// <summary>How many nodes a row is about.</summary>
    internal static int Nodes(ResultRow row) => Nodes(row.Option("nodes"));

    /// <summary>How many nodes a command is about.</summary>
    internal static int Nodes(StoredManifest manifest) => Nodes(manifest.Option("nodes"));

    /// <summary>An option as a title has it.</summary>
    internal static string Title(string option) => option is "fanout" ? "fan-out" : option;

    /// <summary>An option and its value in a sentence, large whole numbers grouped: <c>nodes 1,000</c>.</summary>
    internal static string Named(string option, string value) => $"{Title(option)} {Value(value)}";

    /// <summary>The value of an option, large whole numbers grouped: <c>1,000</c>.</summary>
    internal static string Value(string value) => NumberText.TryWhole(value, 0, long.MaxValue, out var whole) ? Format.Count(whole) : value;

    /// <summary>What must be said of times that were simulated without processors; empty where nothing is to be said.</summary>
    internal static string TimeNote(string measure, IReadOnlyList<ResultRow> rows) =>
        !measure.EndsWith("Ms", StringComparison.Ordinal) || rows.All(row => CellPlan.IsKeyOfMeasured(row.Key) || HasProcessors(row))
            ? ""
            : "In the simulator sending takes no time: however many messages a node sends, all leave at once, and what is shown is the way "
                + "of the messages alone.";

    private static bool HasProcessors(ResultRow row) =>
        row.Option("calibration") is not ("" or "none") && row.Option("processors") is not "none";

    /// <summary>What was computed exactly of a measure; not-a-number where nothing was.</summary>
    internal static double Exact(RowMeasure measure) =>
        TheoryLine.IsExact(measure.TheoryName) ? measure.Theory : double.NaN;

    /// <summary>Whether a low value of a measure is worse than a high one: of what is reached or done, not of what it costs.</summary>
    internal static bool IsLowWorse(string measure) =>
        measure is "reach" or "all" or "reliability" || measure.EndsWith("erSecond", StringComparison.Ordinal);

    private static int Nodes(string text) => NumberText.TryWhole(text, 1, int.MaxValue, out var nodes) ? (int)nodes : 1;

    // What differs from row to row is shown elsewhere, or is what a mechanism means.
    private static string Protocol(IReadOnlyList<ResultRow> rows, IReadOnlyList<string> elsewhere)
    {
        var shared = rows.Select(row => row.Key.Split(';')).Aggregate((left, right) => [.. left.Intersect(right, StringComparer.Ordinal)]);
        var protocols = rows.Select(row => row.Key.Split(';')[0]).Distinct(StringComparer.Ordinal);
        var changed = shared.Where(part => part.Contains('=', StringComparison.Ordinal)
            && !elsewhere.Append("nodes").Contains(part.Split('=')[0], StringComparer.Ordinal));
        return string.Join(", ", changed.Select(part => part.Replace('=', ' ')).Prepend(string.Join(" and ", protocols)));
    }
}
