using System.Globalization;

namespace Distribution.Experiments.Reports;

/// <summary>How the report was made, at the foot of the page.</summary>
internal static class ProvenanceSection
{
    /// <summary>Its place in the page.</summary>
    internal const string Id = "made";

    /// <summary>Its heading.</summary>
    internal const string Heading = "How it was made";

    // An axis of a million values and a plan that lists them would each be larger than the rest of the page.
    private const int ValuesMax = 40;
    private const int PlanMax = 50_000;

    public static void Write(MarkupWriter html, Provenance made)
    {
        html.Start("section", "dr-card dr-made").Attribute("id", Id).Leaf("h2", Heading).Start("dl").NewLine();
        Entry(html, "command", made.Command, isCode: true);
        WriteOptions(html, made);
        Entry(html, "seed", made.Seed.ToString(CultureInfo.InvariantCulture), isCode: true);
        Entry(html, "trace hash", made.TraceHash, isCode: true);
        Entry(html, "version", made.Version);
        Entry(html, "machine", made.Machine);
        Entry(html, "started", made.Started.ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture));
        Entry(
            html,
            "the last command took",
            made.Elapsed is { } elapsed ? Format.WithUnit(Format.Number(elapsed.TotalSeconds, 1), "s") : "not finished");
        Entry(html, "quantiles", made.Quantiles);
        html.End();
        WritePlan(html, made.Plan);
        WriteCalibration(html, made.Calibration);
        html.End().NewLine();
    }

    private static void WriteOptions(MarkupWriter html, Provenance made)
    {
        if (made.Options.Count > 0)
        {
            Entry(
                html,
                made.Axes.Count > 0 ? "the same for all" : "options",
                string.Join(", ", made.Options.Select(option => $"{option.Key} {option.Value}")));
        }

        foreach (var (axis, values) in made.Axes)
        {
            Entry(html, axis, values.Count <= ValuesMax
                ? string.Join(", ", values)
                : $"{string.Join(", ", values.Take(ValuesMax))}, … {values[^1]} ({Format.Count(values.Count)} values)");
        }

        if (made.Runs > 0)
        {
            Entry(html, made.Axes.Count > 0 ? "runs a setting" : "runs", Format.Count(made.Runs));
        }
    }

    private static void WritePlan(MarkupWriter html, string? plan)
    {
        if (plan is null)
        {
            return;
        }

        html.Start("details").Leaf("summary", "Plan").Start("pre").Leaf("code", plan[..Math.Min(plan.Length, PlanMax)]).End();
        if (plan.Length > PlanMax)
        {
            html.Leaf("p", $"The first {Format.Count(PlanMax)} of {Format.Count(plan.Length)} characters; results.db has all.", "dr-sub");
        }

        html.End().NewLine();
    }

    private static void WriteCalibration(MarkupWriter html, IReadOnlyList<KeyValuePair<string, string>> figures)
    {
        if (figures.Count == 0)
        {
            return;
        }

        html.Start("details").Leaf("summary", "Calibration").Start("dl").NewLine();
        foreach (var (term, text) in figures)
        {
            Entry(html, term, text);
        }

        html.End().End().NewLine();
    }

    private static void Entry(MarkupWriter html, string term, string text, bool isCode = false)
    {
        html.Leaf("dt", term).Start("dd");
        if (isCode)
        {
            html.Leaf("code", text);
        }
        else
        {
            html.Text(text);
        }

        html.End().NewLine();
    }
}
