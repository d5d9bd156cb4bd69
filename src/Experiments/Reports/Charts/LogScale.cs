namespace Distribution.Experiments.Reports.Charts;

/// <summary>A logarithmic scale. It has two labels or more even inside one decade.</summary>
internal sealed class LogScale : Scale
{
    private const int MaxTicks = 10;
    private static readonly double[] Mantissas = [1, 2, 5];
    private readonly double logMin;
    private readonly double logMax;

    public LogScale(double min, double max)
    {
        if (!double.IsFinite(min) || !double.IsFinite(max) || min <= 0 || max <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(min), $"the ends of a log scale are finite and positive, not {min} and {max}");
        }

        const double Smallest = 1e-300;
        (min, max) = (Math.Max(Math.Min(min, max), Smallest), Math.Max(Math.Max(min, max), Smallest));
        var isConstant = max / min < 1 + 1e-6;
        (Min, Max) = isConstant ? (min / 2, Math.Min(max, double.MaxValue / 2) * 2) : (min, max);
        (logMin, logMax) = (Math.Log10(Min), Math.Log10(Max));
    }

    public override double Min { get; }

    public override double Max { get; }

    private double Decades => logMax - logMin;

    public override double Map(double value) =>
        value > 0 && double.IsFinite(value) ? (Math.Log10(value) - logMin) / Decades : double.NaN;

    public override IReadOnlyList<double> Ticks(int wanted)
    {
        var powers = Multiples(Mantissas.AsSpan(0, 1));
        if (powers.Count >= 3)
        {
            var every = (powers.Count - 1) / Math.Clamp(wanted, 2, MaxTicks) + 1;
            var first = (int)Math.Round(Math.Log10(powers[0]));
            var even = powers.Where((_, index) => (first + index) % every == 0).ToArray();
            return even.Length >= 2 ? even : [.. powers.Where((_, index) => index % every == 0)];
        }

        var ticks = Multiples(Mantissas);
        return ticks.Count is >= 2 and <= MaxTicks ? ticks : RoundSteps.For(Max - Min, 5).Inside(Min, Max);
    }

    public override Scale Nice()
    {
        var candidates = Enumerable.Range((int)Math.Floor(logMin) - 1, (int)Math.Ceiling(Decades) + 4)
            .SelectMany(exponent => Mantissas.Select(mantissa => Power(mantissa, exponent)))
            .Where(value => value > 0 && double.IsFinite(value)).ToArray();
        return new LogScale(candidates.LastOrDefault(value => value <= Min, Min), candidates.FirstOrDefault(value => value >= Max, Max));
    }

    internal override IReadOnlyList<TickLabel> Labels(IReadOnlyList<double> ticks) =>
        Decades >= 4 || Min < 1e-5 || Max > 1e7 ? TickLabel.Powers(ticks) : TickLabel.Decimals(ticks);

    /// <summary>Positions of the multiples 2 to 9 of each power of ten, for small unlabelled ticks; none on wide or narrow
    /// domains.</summary>
    internal IEnumerable<double> MinorTicks() =>
        Decades is > 8 or < 1 ? [] : Multiples([2, 3, 4, 5, 6, 7, 8, 9]);

    private List<double> Multiples(ReadOnlySpan<double> mantissas)
    {
        var values = new List<double>();
        for (var exponent = (int)Math.Floor(logMin); exponent <= (int)Math.Ceiling(logMax); exponent++)
        {
            foreach (var mantissa in mantissas)
            {
                var value = Power(mantissa, exponent);
                if (Contains(value))
                {
                    values.Add(value);
                }
            }
        }

        return values;
    }

    private static double Power(double mantissa, int exponent) =>
        exponent < 0 ? mantissa / Math.Pow(10, -exponent) : mantissa * Math.Pow(10, exponent);
}
