namespace Distribution.Experiments.Reports;

/// <summary>A report as plain data. <see cref="ReportWriter"/> makes one self-contained page of it, with each chart also as a file beside
/// it. Immutable; the same report gives the same bytes.</summary>
/// <example>
/// <code>
/// var charts = ChartGallery.Of(sweep);                       // sweep: a FanoutSweep made from rows
/// var report = new Report
/// {
///     Name = "Reach against fan-out",
///     Purpose = "How many peers must a node tell for a rumor to reach everyone?",
///     Verdict = new Verdict(Standing.Held, "Reach agrees with theory at all 10 settings."),
///     Figures = [new KeyFigure("reach at fan-out 7", new Estimate(0.9990, 0.9988, 0.9992, 200), "", "95 % t interval, 200 runs")],
///     Charts = [.. charts.Select((chart, index) => new ReportChart(chart) { IsMain = index == 0 })],
///     Tables = [table],
///     Made = provenance,
/// };
/// var path = ReportWriter.Write(resultsDirectory, report);   // report.html, charts/*.svg, charts/*.vl.json
/// </code>
/// </example>
public sealed record Report
{
    private const int MostFigures = 4;
    private readonly IReadOnlyList<KeyFigure> figures = [];

    /// <summary>The name, which is also the title of the page.</summary>
    public required string Name { get; init; }

    /// <summary>The question it answers, in a sentence; empty for none.</summary>
    public string Purpose { get; init; } = "";

    /// <summary>Held, failed or incomplete, and why.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>At most four numbers.</summary>
    /// <exception cref="ArgumentException">There are more than four.</exception>
    public IReadOnlyList<KeyFigure> Figures
    {
        get => figures;
        init => figures = value.Count <= MostFigures ? value
            : throw new ArgumentException($"a report has at most {MostFigures} key figures", nameof(value));
    }

    /// <summary>The charts, in the order they are shown, except that failures come first and then the main one.</summary>
    public IReadOnlyList<ReportChart> Charts { get; init; } = [];

    /// <summary>The tables.</summary>
    public IReadOnlyList<ReportTable> Tables { get; init; } = [];

    /// <summary>How it was made.</summary>
    public required Provenance Made { get; init; }
}
