namespace Distribution.Experiments.Reports.Charts;

/// <summary>What one colour, dash, shape and label stand for. A meaning keeps its series through a whole report. Immutable.</summary>
public sealed record Series
{
    private const int Categories = 6;
    private const int OrderedSteps = 5;

    private Series(string name, Ink ink, int style, string? formula = null)
    {
        (Name, Ink, Style, Formula) = (name, ink, style, formula);
    }

    /// <summary>The label at the line's end or in the legend; empty for none.</summary>
    public string Name { get; init; }

    internal Ink Ink { get; }

    /// <summary>Index of the series' dash and shape.</summary>
    internal int Style { get; }

    /// <summary>The formula behind a theory curve, for the caption; null for data.</summary>
    internal string? Formula { get; }

    internal bool IsTheory => Formula is not null;

    /// <summary>What the simulator measured, in every chart that also shows <see cref="Processes"/>.</summary>
    public static Series Simulator { get; } = Category("simulator", 1);

    /// <summary>What real processes measured.</summary>
    public static Series Processes { get; } = Category("processes", 2);

    /// <summary>One of up to six unordered things.</summary>
    /// <param name="name">The label; empty for none.</param>
    /// <param name="number">1 to 6: blue, orange, teal, magenta, gold, violet.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is outside 1 to 6.</exception>
    public static Series Category(string name, int number)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, Categories);
        return new Series(name, Palette.Series(number), number - 1);
    }

    /// <summary>One value of an ordered parameter, such as n or k: a step of one ramp instead of a colour of its own.</summary>
    /// <param name="name">The label; empty for none.</param>
    /// <param name="rank">The value's place, from 0.</param>
    /// <param name="count">How many values there are: at most 5, so that neighbours stay apart and the palest can be seen.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rank is outside the count, or the count above 5.</exception>
    public static Series Ordered(string name, int rank, int count)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, OrderedSteps);
        ArgumentOutOfRangeException.ThrowIfNegative(rank);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(rank, count);
        var step = count == 1 ? OrderedSteps - 1 : rank * (OrderedSteps - 1) / (count - 1);
        return new Series(name, Palette.Ramp(Palette.RampSteps - OrderedSteps + 1 + step), rank);
    }

    /// <summary>A curve that was computed, not measured: dashed, in ink, with an italic label.</summary>
    /// <param name="name">The label; empty for none.</param>
    /// <param name="formula">What was computed, for the caption: <c>r = 1 − exp(−f r)</c>.</param>
    /// <exception cref="ArgumentException">The formula is empty.</exception>
    public static Series Theory(string name, string formula)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentException.ThrowIfNullOrWhiteSpace(formula);
        return new Series(name, Palette.Ink, 0, formula);
    }
}
