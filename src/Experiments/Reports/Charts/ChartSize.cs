namespace Distribution.Experiments.Reports.Charts;

/// <summary>The shape of a drawing. Text keeps its size, so a wide drawing holds more, not larger, things.</summary>
public enum ChartSize
{
    /// <summary>560 px wide: a column of a report, or a page of paper.</summary>
    Standard,

    /// <summary>1,080 px wide: the full width of a report.</summary>
    Wide,
}
