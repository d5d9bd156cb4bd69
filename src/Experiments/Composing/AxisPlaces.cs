using Distribution.Experiments.Reports.Charts;

namespace Distribution.Experiments.Composing;

/// <summary>Where the values of an option stand on an axis: numbers at their value, all else side by side.</summary>
internal sealed class AxisPlaces
{
    // Beyond this a logarithmic axis is the better one, which charts choose themselves.
    private const double EvenSpanMax = 50;

    private readonly List<string> names = [];

    /// <summary>Of these texts; equal ones share a place.</summary>
    internal AxisPlaces(IReadOnlyList<string> texts)
    {
        var numbers = texts.Where(text => NumberText.TryNumber(text, out _)).Select(Number).ToArray();
        if (numbers.Length < texts.Count)
        {
            names.AddRange(texts.Distinct(StringComparer.Ordinal));
            Scale = Reports.Charts.Scale.Band(names);
        }
        else if (numbers.All(double.IsInteger) && numbers.Max() <= EvenSpanMax * Math.Max(1, numbers.Min()))
        {
            Scale = Reports.Charts.Scale.Whole(numbers.Min(), numbers.Max());
        }
    }

    /// <summary>The scale; null where the chart is to choose one for these numbers.</summary>
    internal Scale? Scale { get; }

    /// <summary>The place of a text.</summary>
    internal double Of(string text) => names.Count > 0 ? names.IndexOf(text) : Number(text);

    private static double Number(string text) => NumberText.TryNumber(text, out var value) ? value : double.NaN;
}
