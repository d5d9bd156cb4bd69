using Distribution.Experiments.Reports;

namespace Distribution.Experiments.Composing;

/// <summary>The settings of a sweep that failed: a run broke off, so there is nothing of them in means and charts.</summary>
internal static class FailedTable
{
    private const int RowsMax = 100;

    /// <summary>A line for each, with what shows it again; no table where none failed.</summary>
    internal static IEnumerable<ReportTable> Of(StoredResults results) => results.Failures.Count == 0 ? [] :
    [
        new ReportTable
        {
            Id = "failed",
            Heading = "Settings that failed",
            Caption = Sentence(results) + (results.Failures.Count > RowsMax ? $" The first {Format.Count(RowsMax)} are shown." : ""),
            Columns = [.. new[] { "setting", "tries", "error" }.Select(title => new ReportColumn(title))],
            Rows =
            [
                .. results.Failures.Take(RowsMax).Select(failure => new ReportRow(
                    Standing.Failed,
                    [ReportCell.Of(failure.Key), ReportCell.Of(failure.Tries), ReportCell.Of(failure.Error)],
                    CommandText.Replay(results.Manifest.Command, failure))),
            ],
        },
    ];

    /// <summary>How many failed.</summary>
    internal static string Sentence(StoredResults results) =>
        $"{Format.Count(results.Failures.Count)} failed, of which nothing is in means and charts; the same command tries "
        + (results.Failures.Count == 1 ? "it" : "them") + " again.";
}
