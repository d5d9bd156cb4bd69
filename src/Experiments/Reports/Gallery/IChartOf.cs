using Distribution.Experiments.Reports.Charts;

namespace Distribution.Experiments.Reports.Gallery;

/// <summary>Makes one chart from one kind of data. A class that implements it and has a constructor without parameters is found by
/// <see cref="ChartGallery"/>: to add a chart to a report is to add one file.</summary>
/// <typeparam name="TData">The data it draws: plain records, such as <see cref="FanoutSweep"/>.</typeparam>
public interface IChartOf<in TData>
{
    /// <summary>The place among the charts of the same data; the lowest is the main one. Equal places are ordered by type name.</summary>
    int Place { get; }

    /// <summary>Draws the chart; null when it has nothing to say about these data.</summary>
    Chart? Draw(TData data);
}
