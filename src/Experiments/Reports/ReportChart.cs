using Distribution.Experiments.Reports.Charts;

namespace Distribution.Experiments.Reports;

/// <summary>A chart and its standing in a report.</summary>
/// <param name="Chart">The chart.</param>
public sealed record ReportChart(Chart Chart)
{
    /// <summary>Whether it takes the full width.</summary>
    public bool IsMain { get; init; }

    /// <summary>Charts that failed come first.</summary>
    public Standing Standing { get; init; } = Standing.Held;

    /// <summary>What is wrong, in a sentence: <c>3 of 200 runs failed and are left out of the means</c>. Empty when nothing is.</summary>
    public string Remark { get; init; } = "";

    /// <summary>The command that runs what is missing; null when nothing is.</summary>
    public string? ResumeCommand { get; init; }
}
