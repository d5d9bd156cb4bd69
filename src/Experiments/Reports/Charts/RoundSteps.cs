namespace Distribution.Experiments.Reports.Charts;

/// <summary>Round numbers in an interval: multiples of 1, 2 or 5 times a power of ten.</summary>
internal readonly record struct RoundSteps(int Mantissa, int Exponent)
{
    /// <summary>The smallest round step that is at least <paramref name="span"/> / <paramref name="wanted"/>, so that the span holds at
    /// most wanted + 1 multiples, and at least floor(wanted / 2.5).</summary>
    public static RoundSteps For(double span, int wanted)
    {
        var raw = span / wanted;
        var exponent = (int)Math.Floor(Math.Log10(raw));
        var mantissa = raw / Math.Pow(10, exponent);
        return mantissa switch
        {
            <= 1 => new RoundSteps(1, exponent),
            <= 2 => new RoundSteps(2, exponent),
            <= 5 => new RoundSteps(5, exponent),
            _ => new RoundSteps(1, exponent + 1),
        };
    }

    public double Step => At(1);

    /// <summary>The multiple with this index. Dividing by a power of ten, which is exact, gives 0.3 where multiplying by 0.1 does
    /// not.</summary>
    public double At(double index) => Exponent < 0
        ? index * Mantissa / Math.Pow(10, -Exponent)
        : index * Mantissa * Math.Pow(10, Exponent);

    public double[] Inside(double min, double max)
    {
        var first = Math.Floor(min / Step) - 1;
        var count = (int)Math.Ceiling((max - min) / Step) + 3;
        var steps = this;
        return [.. Enumerable.Range(0, count).Select(index => steps.At(first + index) + 0.0).Where(value => value >= min && value <= max)];
    }
}
