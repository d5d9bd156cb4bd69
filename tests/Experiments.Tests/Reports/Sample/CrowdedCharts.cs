using Distribution.Experiments.Reports;
using Distribution.Experiments.Reports.Charts;

namespace Distribution.Experiments.Tests.Reports.Sample;

/// <summary>Charts that ask for more room than there is: what a layout gets wrong first.</summary>
internal static class CrowdedCharts
{
    private const string Long = "a heading that goes on and on about everything that was varied, held fixed, repeated, left out and put back again";

    public static IReadOnlyList<Chart> All() => [Labels(), Rules(), Faults(), Names(), Cells(), Panels(), LongPanels(), Numbers(), Remarks(), Cloud()];

    private static Chart Labels()
    {
        var chart = Crowded("crowded-labels").Subtitle(Long).Caption(Long + "; " + Long).X(Scale.Linear(0, 1), "x").Y(Scale.Proportion, "y");
        for (var number = 1; number <= 6; number++)
        {
            chart.Line(Series.Category("series " + number, number), [new(0, number / 10.0), new(1, 1)])
                .Dots(Series.Category("series " + number, number), [new(0.5, 0.5)]);
        }

        return chart;
    }

    private static Chart Rules()
    {
        var chart = Crowded("crowded-rules").X(Scale.Linear(0, 1), "x").Y(Scale.Log(1e-6, 1), "a vertical axis with a long title (share of nodes)")
            .Line(Series.Simulator, [new(0, 1e-5), new(1, 1e-6)]).Line(Series.Processes, [new(0, 2e-5), new(1, 1e-6)]);
        for (var index = 0; index < 8; index++)
        {
            chart.Rule(Axis.X, 0.05 + index * 0.02, "rule " + index).Rule(Axis.Y, Math.Pow(10, -index * 0.7), "level " + index);
        }

        return chart.Rule(Axis.X, 0, "left end").Rule(Axis.X, 1, "the right end of it all");
    }

    private static Chart Faults()
    {
        var chart = Crowded("crowded-faults").X(Scale.Whole(1, 20), "x").Y(Scale.Proportion, "y").Line(Series.Simulator, [new(1, 0), new(20, 0)]);
        for (var x = 1; x <= 20; x++)
        {
            chart.Failed(x, 12_345);
        }

        return chart;
    }

    private static Chart Names()
    {
        string[] names = ["an apphost that was compiled ahead of time", "a framework-dependent single file", "self-contained and trimmed", "node"];
        return Crowded("crowded-names").X(Scale.Band(names), "kind").Y(Scale.Band(names), "kind")
            .Arrows(Series.Category("from one to the other", 1), [(new(0, 0), new(3, 3))]);
    }

    private static Chart Cells()
    {
        var cells = from column in Enumerable.Range(0, 24)
                    from row in Enumerable.Range(0, 16)
                    select (column + row) % 7 == 0 ? HeatCell.Failed(column, row, 1000) : HeatCell.Measured(column, row, 1 - 1.0 / (1 + column * row));
        return Crowded("crowded-cells").X(Scale.Band([.. Enumerable.Range(0, 24).Select(index => Format.Count(index * 1000))]), "nodes")
            .Y(Scale.Band([.. Enumerable.Range(0, 16).Select(index => index + " %")]), "loss").Cells([.. cells], HeatClasses.Reach(0.99));
    }

    private static Chart Panels()
    {
        var chart = Crowded("crowded-panels").X(Scale.Linear(0, 1e6), "messages").Y(Scale.Log(1e-9, 1), "residue");
        for (var index = 0; index < 12; index++)
        {
            chart.Panel("panel " + index).Dots(Series.Simulator, [new(0, 1e-9), new(1e6, 1)]).Rule(Axis.X, 5e5, "half").Rule(Axis.Y, 1e-9, "one node");
        }

        return chart;
    }

    private static Chart LongPanels()
    {
        var chart = Crowded("crowded-titles").X(Scale.Linear(0, 1), "x").Y(Scale.Proportion, "y");
        foreach (var name in new[] { "push", "pull" })
        {
            chart.Panel(name + " with a feedback counter and a connection limit of one").Dots(Series.Simulator, [new(0.5, 0.5)]);
        }

        return chart;
    }

    private static Chart Numbers() => Crowded("crowded-numbers").X(Scale.Linear(1_234_567_000, 1_234_567_890), "nanoseconds")
        .Y(Scale.Log(1.01e-7, 1.05e-7), "share").Dots(Series.Simulator, [new(1_234_567_500, 1.03e-7)]);

    private static Chart Remarks()
    {
        var chart = Crowded("crowded-remarks").X(Scale.Linear(0, 1), "x").Y(Scale.Proportion, "y");
        for (var index = 0; index < 6; index++)
        {
            chart.Text(0.5, 0.5, "remark " + index).Text(0, 0, "corner " + index);
        }

        return chart.Runs(Series.Simulator, [new(0.5, 0.5)]);
    }

    // Too many for the specification: its data lie in a file.
    private static Chart Cloud() => Crowded("crowded-cloud").X(Scale.Band("1", "2"), "k").Y(Scale.Log(1e-3, 1), "missed").Resolution(1e-2, "1/n")
        .Runs(Series.Simulator, [.. Enumerable.Range(0, 5001).Select(index => new Point(index % 2, index % 7 / 7.0))])
        .Dots(Series.Processes, [new(0, 0), new(1, 0.5)]);

    private static Chart Crowded(string id) => Chart.Named(id, Long).Describe(Long);
}
