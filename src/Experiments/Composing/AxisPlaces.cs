using Distribution.Experiments.Reports.Charts;

namespace Distribution.Experiments.Composing;

/// <summary>Where the values of an option stand on an axis: numbers at their value, all else side by side.</summary>
internal sealed class AxisPlaces
{
    // Beyond this a logarithmic axis is the better one, which charts choose themselves; sizes are mostly chosen evenly on one.
    private const double EvenSpanMax = 50;
    private const double EvenSizesMax = 10;

    private readonly List<string> names = [];

    /// <summary>Of these texts; equal ones share a place.</summary>
    /// <param name="texts">The values.</param>
    /// <param name="areSizes">Whether they are numbers of nodes.</param>
    internal AxisPlaces(IReadOnlyList<string> texts, bool areSizes = false)
    {
        var numbers = texts.Where(text => NumberText.TryNumber(text, out _)).Select(Number).ToArray();
        if (numbers.Length < texts.Count)
        {
            names.AddRange(texts.Distinct(StringComparer.Ordinal));
            Scale = Reports.Charts.Scale.Band(names);
        }
        else if (areSizes && numbers.Max() >= EvenSizesMax * numbers.Min())
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

    /// <summary>The place of a text.</summary>
    internal double Of(string text) => names.Count > 0 ? names.IndexOf(text) : Number(text);

    private static double Number(string text) => NumberText.TryNumber(text, out var value) ? value : double.NaN;
}
