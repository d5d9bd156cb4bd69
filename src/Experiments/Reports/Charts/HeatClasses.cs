namespace Distribution.Experiments.Reports.Charts;

/// <summary>The classes of a heat map: at most nine, with printed edges, finer where it matters. A colour that runs evenly from the
/// smallest to the largest value would hide what a reader looks for.</summary>
public sealed class HeatClasses
{
    private const int MaxDecimals = 8;

    // The mean of runs whose mean is an edge misses it in the last bits.
    private const double Rounding = 1e-12;

    internal static readonly IReadOnlyList<double> ReachEdges = [0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999];

    private readonly double[] edges;
    private readonly int[] decimals;

    /// <summary>Classes between ascending edges; values below the first and from the last on have a class too.</summary>
    /// <param name="title">What the colour means, with its unit.</param>
    /// <param name="edges">One to eight finite edges, ascending.</param>
    /// <param name="target">The edge that separates good enough from not; drawn as a thick line. Null for none.</param>
    /// <exception cref="ArgumentException">The title is empty, the edges are not ascending, or the target is no edge.</exception>
    public HeatClasses(string title, IReadOnlyList<double> edges, double? target = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        ArgumentNullException.ThrowIfNull(edges);
        if (edges.Count is 0 or >= Palette.RampSteps || edges.Any(edge => !double.IsFinite(edge))
            || Enumerable.Range(1, edges.Count - 1).Any(index => edges[index] <= edges[index - 1]))
        {
            throw new ArgumentException($"a heat map has 1 to {Palette.RampSteps - 1} finite, ascending edges", nameof(edges));
        }

        if (target is { } value && !edges.Contains(value))
        {
            throw new ArgumentException("the target of a heat map is one of its edges", nameof(target));
        }

        (Title, this.edges, Target) = (title, [.. edges], target);
        decimals = [.. edges.Select(edge => Shortest(edge, Format.Decimals(Estimate.Single(edge))))];
    }

    /// <summary>What the colour means.</summary>
    public string Title { get; }

    /// <summary>The edge that separates good enough from not; null for none.</summary>
    public double? Target { get; }

    /// <summary>How many classes there are: one more than edges.</summary>
    public int Count => edges.Length + 1;

    /// <summary>The classes of a share of nodes reached: .5 .8 .9 .95 .98 .99 .995 .999.</summary>
    /// <param name="target">The share that is good enough: one of the edges, or null.</param>
    public static HeatClasses Reach(double? target = null) => new("reach", ReachEdges, target);

    /// <summary>The index of the class that holds the value: an edge belongs to the class above it.</summary>
    public int ClassOf(double value) => edges.Count(edge => value + Rounding >= edge);

    /// <summary>The name of a class: <c>&lt; 0.5</c>, <c>0.5 – 0.8</c>, <c>≥ 0.999</c>.</summary>
    public string NameOf(int index) => index == 0 ? $"< {Edge(0)}"
        : index == edges.Length ? $"≥ {Edge(index - 1)}"
        : $"{Edge(index - 1)} – {Edge(index)}";

    /// <summary>Whether a value lies at an edge or above.</summary>
    internal bool IsFrom(double edge, double value) => ClassOf(value) > Array.IndexOf(edges, edge);

    internal double EdgeValue(int index) => edges[index];

    internal string Edge(int index) => Format.Number(edges[index], decimals[index]);

    internal string EdgeName(double edge) => Edge(Array.IndexOf(edges, edge));

    /// <summary>A value with the decimals of the finer edge of its class, and as many more as it takes that it reads neither as belonging
    /// to the next class nor as 0 or 1.</summary>
    internal string Value(double value)
    {
        var index = ClassOf(value);
        var needed = Math.Max(decimals.Min() + 1, Math.Max(decimals[Math.Max(index - 1, 0)], decimals[Math.Min(index, edges.Length - 1)]));
        needed = Math.Max(needed, Format.DecimalsOffTheEnds(value));
        while (needed < MaxDecimals && ClassOf(Math.Round(value, needed, MidpointRounding.AwayFromZero)) != index)
        {
            needed++;
        }

        return Format.Number(value, needed);
    }

    internal int RampStep(int index) => 1 + index * (Palette.RampSteps - 1) / Math.Max(1, Count - 1);

    private static int Shortest(double edge, int needed)
    {
        while (needed > 0 && Math.Abs(Math.Round(edge, needed - 1) - edge) < 1e-12)
        {
            needed--;
        }

        return needed;
    }
}
