using Distribution.Experiments.Reports.Charts;

namespace Distribution.Experiments.Reports.Gallery;

/// <summary>Which of many curves a chart draws, how they are told apart, and what its caption says of the rest.</summary>
internal static class ShownCurves
{
    /// <summary>How many steps of the ramp can be told apart.</summary>
    private const int OrderedMax = 5;
    private const int CategoriesMax = 6;

    /// <summary>As many as can be told apart.</summary>
    /// <param name="all">All, in order.</param>
    /// <param name="areOrdered">Whether they are values of a number.</param>
    public static T[] Of<T>(IReadOnlyList<T> all, bool areOrdered) => Of(all, areOrdered ? OrderedMax : CategoriesMax, areOrdered);

    /// <summary>All of a few; of more numbers the first, the last and some between them, evenly; of more names the first.</summary>
    public static T[] Of<T>(IReadOnlyList<T> all, int most, bool areOrdered) => all.Count <= most ? [.. all]
        : areOrdered ? [.. Enumerable.Range(0, most).Select(index => all[index * (all.Count - 1) / (most - 1)])]
        : [.. all.Take(most)];

    /// <summary>A curve as a step of the ramp, or in a colour of its own.</summary>
    public static Series SeriesOf(string name, int index, int count, bool areOrdered) =>
        areOrdered ? Series.Ordered(name, index, count) : Series.Category(name, index + 1);

    /// <summary>What the caption says of those that are left out; empty: none is.</summary>
    /// <param name="shown">How many are drawn.</param>
    /// <param name="all">Of how many.</param>
    /// <param name="what">What they are, in the plural: <c>mechanisms</c>.</param>
    public static string LeftOut(int shown, int all, string what) => shown == all
        ? ""
        : $"Shown are {Format.Count(shown)} of {Format.Count(all)} {what}; the table has all.";
}
