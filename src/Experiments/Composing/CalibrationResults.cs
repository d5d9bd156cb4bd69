using Distribution.Experiments.Calibrating;
using Distribution.Experiments.Reports;
using Distribution.Experiments.Reports.Charts;
using Distribution.Experiments.Reports.Gallery;

namespace Distribution.Experiments.Composing;

/// <summary>What <c>measure calibrate</c> has found: how well the simulator fits the processes that it was fitted to.</summary>
internal static class CalibrationResults
{
    /// <summary>The beginning of the names of its measures that the table of the fit has.</summary>
    internal const string Fitted = "lastArrival/";

    private const int Milliseconds = 3;
    private const int Ratios = 2;

    /// <summary>Whether a folder is of such a measurement and it is finished.</summary>
    internal static bool Are(StoredResults results) =>
        results is { Manifest: { Verb: "measure", Name: "calibrate" }, Calibration: not null };

    /// <summary>The chart of the fit; none of other results.</summary>
    internal static IReadOnlyList<Chart> Charts(StoredResults results) => !Are(results) ? [] : results.ChartsOf(new CalibratedTimes
    {
        Subtitle = ReportWords.Scenario(results.Manifest),
        Groups = [.. results.Calibration!.Settings.Select(each => new CalibratedTime(each.Nodes, each.MeasuredMs, each.SimulatedMs))],
    });

    /// <summary>The table of the fit; none of other results.</summary>
    internal static IEnumerable<ReportTable> Tables(StoredResults results)
    {
        if (Are(results))
        {
            yield return Fit(results, results.Calibration!.Settings);
        }
    }

    private static ReportTable Fit(StoredResults results, IReadOnlyList<CalibratedSetting> settings) => new()
    {
        Id = "fit",
        Heading = "How well does the simulator fit?",
        Caption = "Medians of the last arrivals. Gap: processes less simulator; ratio: processes by simulator. The single member gave the "
            + "latency; the costs of messages were fitted to the others, by the squares of the logarithms of the ratios. "
            + (results.Manifest.Runs > 1 ? "Of the calibration that was kept: the one in the middle by the cost of a message." : ""),
        Columns =
        [
            new("members"), new("subset"), new("messages"), new("processes", "ms"), new("simulator", "ms"), new("gap", "ms"), new("ratio"),
        ],
        Rows =
        [
            .. settings.Select(setting => new ReportRow(
                Standing.Measured,
                [
                    ReportCell.Of(setting.Nodes), ResultTables.Option(setting.Subset), ReportCell.Of(setting.Messages),
                    .. new[] { setting.MeasuredMs, setting.SimulatedMs, setting.MeasuredMs - setting.SimulatedMs }
                        .Select(time => ReportCell.Of(Math.Round(time, Milliseconds))),
                    ReportCell.Of(Math.Round(setting.Ratio, Ratios)),
                ],
                CommandText.Of(results.Manifest))),
        ],
    };
}
