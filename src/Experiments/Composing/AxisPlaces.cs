using Distribution.Experiments.Reports.Charts;
using Distribution.Experiments.Results;
using Distribution.Experiments.Sweeps;

namespace Distribution.Experiments.Composing;

/// <summary>Where rows stand on the axis of an option: numbers at their value, functions of the number of nodes at that of the row's own
/// number, and all values side by side where one of them is neither.</summary>
internal sealed class AxisPlaces
{
    // Beyond this a logarithmic axis is the better one, which charts choose themselves; sizes are mostly chosen evenly on one.
    private const double EvenSpanMax = 50;
    private const double EvenSizesMax = 10;

    private readonly string axis;
    private readonly List<string> names = [];

    /// <summary>Of the values of some rows.</summary>
    /// <param name="axis">The option.</param>
    /// <param name="order">Its values in order.</param>
    /// <param name="rows">The rows.</param>
    internal AxisPlaces(string axis, IReadOnlyList<string> order, IReadOnlyList<ResultRow> rows)
    {
        this.axis = axis;
        double[] numbers = [.. rows.Select(Number)];
        if (numbers.Any(double.IsNaN))
        {
            names.AddRange(order.Where(value => rows.Any(row => row.Option(axis) == value)));
            Scale = Reports.Charts.Scale.Band([.. names.Select(ReportWords.Value)]);
        }
        else if (axis is "nodes" && numbers.Max() >= EvenSizesMax * numbers.Min())
        {
            Scale = Reports.Charts.Scale.Log(numbers.Min(), numbers.Max());
        }
        else if (numbers.All(double.IsInteger) && numbers.Max() <= EvenSpanMax * Math.Max(1, numbers.Min()))
        {
            Scale = Reports.Charts.Scale.Whole(numbers.Min(), numbers.Max());
        }
    }

    /// <summary>The scale; null where the chart is to choose one for these numbers.</summary>
    internal Scale? Scale { get; }

    /// <summary>Whether the values stand side by side, and nothing lies between two of them.</summary>
    internal bool AreNames => names.Count > 0;

    /// <summary>The place of a row.</summary>
    internal double Of(ResultRow row) => AreNames ? names.IndexOf(row.Option(axis)) : Number(row);

    private double Number(ResultRow row) => axis is SweepPlan.Mechanism
        ? double.NaN
        : AxisOrder.NumberOf(axis, row.Option(axis), ReportWords.Nodes(row));
}
