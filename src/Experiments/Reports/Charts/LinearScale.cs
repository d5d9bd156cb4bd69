namespace Distribution.Experiments.Reports.Charts;

/// <summary>An evenly divided scale.</summary>
internal sealed class LinearScale : Scale
{
    // Beyond this the difference of two ends overflows, and no measure of ours gets near.
    private const double Limit = 1e300;

    // Ticks closer together than this share of their value would not differ as doubles.
    private const double NarrowestSpan = 1e-9;

    private readonly double finestStep;

    /// <summary>A scale from the smaller to the larger end.</summary>
    /// <param name="min">One end.</param>
    /// <param name="max">The other end.</param>
    /// <param name="finestStep">The smallest distance of two ticks; 0 for none. The domain is at least that wide.</param>
    public LinearScale(double min, double max, double finestStep = 0)
    {
        if (!double.IsFinite(min) || !double.IsFinite(max))
        {
            throw new ArgumentOutOfRangeException(nameof(min), $"the ends of a scale are finite, not {min} and {max}");
        }

        (min, max) = (Math.Clamp(Math.Min(min, max), -Limit, Limit), Math.Clamp(Math.Max(min, max), -Limit, Limit));
        var magnitude = Math.Max(Math.Abs(min), Math.Abs(max));
        var isConstant = max - min <= NarrowestSpan * magnitude || max - min < double.Epsilon * 1e20;
        var widening = !isConstant ? 0 : magnitude < 1e-290 ? 0.5 : magnitude * 0.05;
        widening = Math.Max(widening, (finestStep - (max - min)) / 2);
        (Min, Max, this.finestStep) = (min - widening, max + widening, finestStep);
    }

    public override double Min { get; }

    public override double Max { get; }

    public override double Map(double value) => double.IsFinite(value) ? (value - Min) / (Max - Min) : double.NaN;

    public override IReadOnlyList<double> Ticks(int wanted) => Steps(wanted).Inside(Min, Max);

    public override Scale Nice()
    {
        var steps = Steps(5);
        return new LinearScale(steps.At(Math.Floor(Min / steps.Step)), steps.At(Math.Ceiling(Max / steps.Step)), finestStep);
    }

    internal override IReadOnlyList<TickLabel> Labels(IReadOnlyList<double> ticks) => TickLabel.Even(ticks);

    private RoundSteps Steps(int wanted)
    {
        var steps = RoundSteps.For(Max - Min, Math.Clamp(wanted, 5, 9));
        return steps.Step < finestStep ? new RoundSteps(1, 0) : steps;
    }
}
