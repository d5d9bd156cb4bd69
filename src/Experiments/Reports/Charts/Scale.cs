namespace Distribution.Experiments.Reports.Charts;

/// <summary>Maps the values of one axis to positions along it, and chooses its ticks. Immutable; the same scale may serve several
/// charts, which is how panels that are compared share a domain.</summary>
public abstract class Scale
{
    private const double LogWhenSpanExceeds = 50;

    /// <summary>The lower end of the domain.</summary>
    public abstract double Min { get; }

    /// <summary>The upper end of the domain, always above <see cref="Min"/>.</summary>
    public abstract double Max { get; }

    /// <summary>The position of a value along the axis: 0 at <see cref="Min"/>, 1 at <see cref="Max"/>, beyond them outside the domain;
    /// not-a-number for what the scale cannot place, such as zero on a log scale.</summary>
    public abstract double Map(double value);

    /// <summary>From 2 to 10 values inside the domain, ascending, at round numbers (one per category on a band scale).</summary>
    /// <param name="wanted">About how many; the scale may return fewer or a few more.</param>
    public abstract IReadOnlyList<double> Ticks(int wanted);

    /// <summary>A scale whose domain is extended outwards to round values.</summary>
    public virtual Scale Nice() => this;

    /// <summary>Whether the domain holds the value.</summary>
    public bool Contains(double value) => value >= Min && value <= Max;

    /// <summary>The labels of ticks, all in one notation.</summary>
    internal abstract IReadOnlyList<TickLabel> Labels(IReadOnlyList<double> ticks);

    /// <summary>An evenly divided scale. Equal ends are widened around the value; ends may be given in either order.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An end is not finite.</exception>
    public static Scale Linear(double min, double max) => new LinearScale(min, max);

    /// <summary>A linear scale of things that are counted, such as nodes or rounds: its ticks are whole numbers.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An end is not finite.</exception>
    public static Scale Whole(double min, double max) => new LinearScale(min, max, finestStep: 1);

    /// <summary>A logarithmic scale. Equal ends are widened around the value; ends may be given in either order.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An end is not finite or not positive.</exception>
    public static Scale Log(double min, double max) => new LogScale(min, max);

    /// <summary>A scale of named categories, whose values are 0, 1, 2, ...</summary>
    /// <exception cref="ArgumentException">No names are given.</exception>
    public static Scale Band(params IReadOnlyList<string> names) => new BandScale(names);

    /// <summary>The scale of proportions: linear from 0 to 1, so that proportions of all charts compare.</summary>
    public static Scale Proportion { get; } = new LinearScale(0, 1);

    /// <summary>A scale that holds all finite values given: logarithmic when they are positive and span more than a factor of 50,
    /// else linear. Without a finite value it is linear from 0 to 1.</summary>
    public static Scale Fit(IEnumerable<double> values)
    {
        var finite = values.Where(double.IsFinite).ToArray();
        if (finite.Length == 0)
        {
            return Linear(0, 1);
        }

        var (min, max) = (finite.Min(), finite.Max());
        return min > 0 && max / min > LogWhenSpanExceeds ? Log(min, max) : Linear(min, max);
    }
}
