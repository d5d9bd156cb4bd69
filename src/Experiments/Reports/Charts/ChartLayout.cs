using System.Diagnostics.CodeAnalysis;
using Distribution.Experiments.Reports.Charts.Marks;

namespace Distribution.Experiments.Reports.Charts;

/// <summary>Where everything of a chart lies in its drawing: legend, panels, margins. Computed once per drawing.</summary>
internal sealed class ChartLayout
{
    /// <summary>The margin of texts at the left edge.</summary>
    public const double Side = 4;

    private const double Top = 6;
    private const double TickLabelGap = 9;
    private const double TitleRow = 18;
    private const double PanelGap = 16;
    private const double TitleGap = 8;
    private const double LeastMargin = 16;
    private const int OverhangPasses = 5;

    // So many categories one above the other are all named.
    private const int RowsMax = 48;
    private const double RowMin = 20;

    private readonly Chart chart;
    private readonly bool isWide;

    public ChartLayout(Chart chart, ChartSize size)
    {
        this.chart = chart;
        (XScale, YScale) = (chart.XScale, chart.YScale);
        isWide = size == ChartSize.Wide;
        Width = isWide ? 1080 : 560;
        Columns = Math.Min(Math.Min(chart.Panels.Count, isWide ? 4 : 2), ColumnsForTitles());
        PanelHeight = Math.Max(
            !IsSingle ? 150 : isWide ? 330 : 262,
            YScale is BandScale rows ? Math.Min(rows.Names.Count, RowsMax) * RowMin : 0);
        Entries = LegendEntry.Of(chart);
        Heat = chart.Panels.SelectMany(panel => panel.Marks).OfType<CellMark>().FirstOrDefault() is { } cells ? new HeatKey(cells) : null;
        Y = AxisTicks.Upwards(YScale, PanelHeight);

        var margin = IsSingle ? EndLabels.Margin(Entries, Width) : null;
        Legend = new Legend(margin is null ? Entries : [], Width - 2 * Side);
        Panels = Arranged(margin ?? LeastMargin);
        Labels = margin is null ? null : EndLabels.Place(Entries, Panels[0].Frame);
        if (margin is not null && Labels is null)
        {
            Legend = new Legend(Entries, Width - 2 * Side);
            Panels = Arranged(LeastMargin);
        }
    }

    public Scale XScale { get; }

    public Scale YScale { get; }

    public double Width { get; }

    public double Height => Panels.Max(panel => panel.Frame.Box.Bottom) + X.Height + TitleRow + 2;

    public int Columns { get; }

    public double PanelHeight { get; }

    public bool IsSingle => chart.Panels.Count == 1;

    public string YTitle => "↑ " + chart.YTitle;

    public string XTitle => chart.XTitle + " →";

    public IReadOnlyList<LegendEntry> Entries { get; }

    public Legend Legend { get; }

    public HeatKey? Heat { get; }

    public AxisTicks Y { get; }

    /// <summary>The labels of the horizontal axis, the same in all panels.</summary>
    public AxisLabels X { get; private set; }

    public IReadOnlyList<PlacedPanel> Panels { get; }

    /// <summary>Labels at the ends of lines; null where a legend names the series.</summary>
    public IReadOnlyList<(LegendEntry Entry, double Y)>? Labels { get; }

    public double LegendTop => Top;

    public double XTitleBaseline => Height - 8;

    /// <summary>The baseline of the vertical axis' title above several panels; a single one has it in its own title line.</summary>
    public double SharedTitleBaseline => HeatTop + (Heat is null ? 0 : HeatKey.Height) + 12;

    public double HeatTop => Top + Legend.Height + 4;

    /// <summary>The room that the labels of the vertical axis need.</summary>
    public double NaturalLeftMargin => Math.Max(LeastMargin, Y.WidestLabel + TickLabelGap);

    [MemberNotNull(nameof(X))]
    private List<PlacedPanel> Arranged(double rightMargin)
    {
        var (leftMargin, width) = Across(rightMargin);
        var header = HeatTop + (Heat is null ? 0 : HeatKey.Height) + (IsSingle ? 0 : TitleRow);
        var tops = chart.Panels.Select((panel, index) => TopOf(panel, FrameOf(index, leftMargin, width, 0), rightMargin)).ToArray();
        var titleHeight = tops.Max(top => top.Rows) * TextMetrics.Line + TitleGap;
        return
        [
            .. chart.Panels.Select((panel, index) => new PlacedPanel(
                panel,
                FrameOf(index, leftMargin, width, header + titleHeight + index / Columns * (PanelHeight + titleHeight + PanelGap / 2)),
                TitleOf(panel),
                tops[index],
                index % Columns == 0,
                index + Columns >= chart.Panels.Count)),
        ];
    }

    // Slanted labels reach into the left margin, which makes the axis shorter and the labels reach a little farther.
    [MemberNotNull(nameof(X))]
    private (double LeftMargin, double Width) Across(double rightMargin)
    {
        var least = Math.Max(chart.LeastLeftMargin, NaturalLeftMargin);
        var leftMargin = least;
        X = AxisLabels.Across(XScale, WidthBeside(leftMargin));
        for (var pass = 0; pass < OverhangPasses; pass++)
        {
            leftMargin = Math.Max(least, X.Overhang(WidthBeside(leftMargin)));
        }

        X = X.Within(WidthBeside(leftMargin));
        leftMargin = X.Turn is LabelTurn.Slanted ? leftMargin : least;
        return (leftMargin, WidthBeside(leftMargin));

        double WidthBeside(double left) => (Width - left - rightMargin - (Columns - 1) * PanelGap) / Columns;
    }

    // Panels as wide as their titles need.
    private int ColumnsForTitles() => IsSingle ? 1
        : Math.Max(1, (int)(Width / (chart.Panels.Max(panel => TextMetrics.Width(panel.Title, TextMetrics.Label)) + 2 * PanelGap)));

    private string TitleOf(Panel panel) => IsSingle ? YTitle : panel.Title;

    private TopLabels TopOf(Panel panel, Frame frame, double rightMargin) => new(
        TitleOf(panel),
        panel.Marks.OfType<RuleMark>(),
        frame,
        IsSingle ? Side : frame.Box.Left,
        IsSingle ? frame.Box.Right + rightMargin - Side : frame.Box.Right);

    private Frame FrameOf(int index, double leftMargin, double width, double top)
    {
        var left = leftMargin + index % Columns * (width + PanelGap);
        var marks = chart.Panels[index].Marks;
        return new Frame(new Box(left, top, left + width, top + PanelHeight), XScale, YScale)
        {
            ClipId = $"{chart.Id}-{(isWide ? "w" : "s")}{index}",
            ZeroLine = chart.ZeroLine,
            DotShare = chart.DotShare,
            EstimateShare = chart.EstimateShare,
            Marked = [.. marks.Where(mark => mark.Dodges).Select(mark => mark.Series).OfType<Series>().Distinct()],
            Dodging = chart.HasMeasuredX ? [] : Dodging(marks),
        };
    }

    private static IReadOnlyList<Series> Dodging(IEnumerable<Mark> marks)
    {
        var series = marks.Where(mark => mark is { Dodges: true, Series: not null }).ToLookup(mark => mark.Series!);
        var shared = series.SelectMany(own => own.SelectMany(mark => mark.Data).Select(row => row.X).Where(double.IsFinite).Distinct())
            .GroupBy(x => x).Where(places => places.Skip(1).Any()).Select(places => places.Key).ToHashSet();
        return [.. series.Where(own => own.SelectMany(mark => mark.Data).Any(row => shared.Contains(row.X))).Select(own => own.Key)];
    }
}
