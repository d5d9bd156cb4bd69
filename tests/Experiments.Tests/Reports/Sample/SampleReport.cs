using Distribution.Experiments.Reports;
using Distribution.Experiments.Reports.Gallery;

namespace Distribution.Experiments.Tests.Reports.Sample;

/// <summary>A report with every chart, every state and a table, for looking at and for the tests of pages.</summary>
internal static class SampleReport
{
    public static Report Create()
    {
        var sweep = SampleData.Fanout();
        return new Report
        {
            Name = "Reach against fan-out, 1,000 nodes",
            Purpose = "How many peers must each node tell for a rumor to reach everyone?",
            Verdict = new Verdict(Standing.Failed, "7 of 8 checks held; 3 of 2,000 runs failed.")
            {
                Reasons = ["reach at fan-out 3: 3 runs ended with “duplicate delivery”"],
                ResumeCommand = "distribution sweep infect-and-die --fanout 1..10 --nodes 1000 --runs 200 --seed 1",
            },
            Figures =
            [
                new KeyFigure("reach at fan-out 4", sweep.Points[3].Reach, "", "95 % t interval, 200 runs"),
                new KeyFigure("missed at fan-out 7", Missed(sweep.Points[6].Reach), "", "95 % t interval, 200 runs"),
                new KeyFigure("spawn, warm", SampleData.Spawn().Kinds[2].Median, "ms", "95 % interval of the median, 60 starts"),
                new KeyFigure("six processes, last arrival", Estimate.Single(12.34), "ms", "real processes"),
            ],
            Charts = [.. SampleCharts.All().Select((chart, index) => Placed(chart, index))],
            Tables = [Table(sweep)],
            Made = new Provenance
            {
                Command = "distribution sweep infect-and-die --fanout 1..10 --nodes 1000 --runs 200 --seed 1 --jobs 2 --format table",
                Seed = 1,
                TraceHash = "9f3c2a7be41d0865",
                Version = "0.1.0 (71fa360)",
                Machine = "2 cores, 24 GiB, Linux 6.18, .NET 10.0.12",
                Started = new DateTimeOffset(2026, 11, 24, 11, 53, 0, TimeSpan.Zero),
                Elapsed = TimeSpan.FromSeconds(8.42),
                Quantiles = "type 7 of Hyndman and Fan 1996 (linear between order statistics)",
            },
        };
    }

    private static ReportChart Placed(Experiments.Reports.Charts.Chart chart, int index) => new(chart)
    {
        IsMain = index == 0,
        Standing = chart.Id switch
        {
            "schedule" => Standing.Failed,
            "reach-grid" => Standing.Incomplete,
            "detection" => Standing.NotRun,
            _ => Standing.Held,
        },
        Remark = chart.Id switch
        {
            "schedule" => "agreement is violated after 6 messages",
            "reach-grid" => "45 of 48 cells",
            "detection" => "the sweep was interrupted",
            _ => "",
        },
        ResumeCommand = chart.Id == "reach-grid" ? "distribution sweep infect-and-die --fanout 1..8 --loss 0,0.01,0.05,0.1,0.2,0.3" : null,
    };

    private static ReportTable Table(FanoutSweep sweep) => new()
    {
        Id = "cells",
        Heading = "Cells",
        Caption = "Intervals: 95 % t interval of the mean.",
        CsvPath = "rows.csv",
        Columns = [new("fan-out"), new("reach"), new("runs"), new("law")],
        RankColumn = 1,
        LowIsWorse = true,
        Rows =
        [
            .. sweep.Points.Select(point => new ReportRow(
                point.Failed > 0 ? Standing.Failed : Standing.Held,
                [ReportCell.Of(point.Fanout), ReportCell.Of(point.Reach), ReportCell.Of(point.Runs.Count), ReportCell.Of("fixed")],
                FormattableString.Invariant($"distribution simulate infect-and-die --fanout {point.Fanout} --nodes 1000 --runs 200 --seed 1"))
            {
                Remark = point.Failed > 0 ? "3 runs" : "",
            }),
        ],
    };

    private static Estimate Missed(Estimate reach) => new(1 - reach.Value, 1 - reach.High, 1 - reach.Low, reach.Count);
}
