using Distribution.Experiments.Reports.Charts;

namespace Distribution.Experiments.Composing;

/// <summary>Where the values of an option stand on an axis: numbers at their value, all else side by side.</summary>
internal sealed class AxisPlaces
{
    private readonly List<string> names = [];

    /// <summary>Of these texts; equal ones share a place.</summary>
    internal AxisPlaces(IReadOnlyList<string> texts)
    {
        if (texts.Any(text => !NumberText.TryNumber(text, out _)))
        {
            names.AddRange(texts.Distinct(StringComparer.Ordinal));
            Scale = Reports.Charts.Scale.Band(names);
        }
    }

    /// <summary>The scale of names; null for numbers.</summary>
    internal Scale? Scale { get; }

    /// <summary>The place of a text.</summary>
    internal double Of(string text) =>
        Scale is not null ? names.IndexOf(text) : NumberText.TryNumber(text, out var value) ? value : double.NaN;
}
