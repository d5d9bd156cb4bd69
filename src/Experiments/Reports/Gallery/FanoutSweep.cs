using Distribution.Experiments.Reports.Charts;

namespace Distribution.Experiments.Reports.Gallery;

/// <summary>A sweep over the fan-out.</summary>
public sealed record FanoutSweep
{
    /// <summary>What the runs have in common.</summary>
    public required Setting Setting { get; init; }

    /// <summary>The settings of the fan-out, ascending.</summary>
    public required IReadOnlyList<FanoutPoint> Points { get; init; }

    /// <summary>What each interval is: <c>95 % t interval of the mean over 200 runs</c>.</summary>
    public required string IntervalMeaning { get; init; }

    /// <summary>Reach by fan-out according to theory; empty for none.</summary>
    public IReadOnlyList<Point> Theory { get; init; } = [];

    /// <summary>The formula of the theory; a space in it that must not break a line is a non-breaking one.</summary>
    public string TheoryFormula { get; init; } = "fixed point of r\u00A0=\u00A01\u00A0−\u00A0exp(−f\u00A0r)";

    /// <summary>The fan-outs of settings that failed and are no points, each as often as settings did.</summary>
    public IReadOnlyList<double> FailedAt { get; init; } = [];

    /// <summary>What <see cref="FanoutPoint.Exact"/> is.</summary>
    public string ExactName { get; init; } = "expected at this n, exact Markov chain";
}

/// <summary>One setting of the fan-out.</summary>
/// <param name="Fanout">How many peers each node sends to.</param>
/// <param name="Reach">The mean share of nodes reached, 0..1, and its interval.</param>
/// <param name="Runs">The share of each run that finished.</param>
/// <param name="Failed">How many runs failed and are in neither.</param>
public sealed record FanoutPoint(double Fanout, Estimate Reach, IReadOnlyList<double> Runs, int Failed = 0)
{
    /// <summary>The mean reach that was computed exactly for this very setting; not-a-number where it was not.</summary>
    public double Exact { get; init; } = double.NaN;
}
