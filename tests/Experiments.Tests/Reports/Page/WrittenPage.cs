using Distribution.Experiments.Reports;

namespace Distribution.Experiments.Tests.Reports.Page;

/// <summary>A report as the text of its page.</summary>
internal static class WrittenPage
{
    public static string Of(Report report)
    {
        using var output = new StringWriter();
        ReportWriter.WritePage(output, report);
        return output.ToString();
    }

    public static Report Plain() => new()
    {
        Name = "Plain",
        Verdict = new Verdict(Standing.Held, "All is well."),
        Made = new Provenance
        {
            Command = "distribution tour",
            Seed = 1,
            TraceHash = "00",
            Version = "0",
            Machine = "any",
            Quantiles = "type 7",
            Started = DateTimeOffset.UnixEpoch,
            Elapsed = TimeSpan.FromSeconds(1),
        },
    };
}
