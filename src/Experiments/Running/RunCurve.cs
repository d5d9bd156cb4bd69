namespace Distribution.Experiments.Running;

/// <summary>How many nodes were informed over time in one run.</summary>
/// <param name="Informed">At the times 0, 1, 2, ... times <paramref name="Stride"/> steps; afterwards it stays at the last value. Empty:
/// the run has no curve.</param>
/// <param name="Stride">Steps from value to value: a power of two.</param>
internal sealed record RunCurve(IReadOnlyList<double> Informed, long Stride)
{
    /// <summary>The step of curves that are made of arrivals, in seconds.</summary>
    internal const double ArrivalStep = StepMilliseconds / 1e3;

    // Fine enough for processes on one machine, whose last arrival can come after half a millisecond.
    private const double StepMilliseconds = 0.01;
    private const int PointsMax = 256;

    /// <summary>The members that have executed a message over time, from its call on, as a mean over messages.</summary>
    /// <param name="arrivals">First executions of all messages, each in milliseconds after the call of its own message.</param>
    /// <param name="messages">How many messages; 1 or more.</param>
    internal static RunCurve OfArrivals(IEnumerable<double> arrivals, int messages)
    {
        double[] steps = [.. arrivals.Select(arrival => Math.Ceiling(arrival / StepMilliseconds))];
        var last = steps.Length == 0 ? 0 : steps.Max();
        var stride = 1L;
        while (last / stride >= PointsMax)
        {
            stride *= 2;
        }

        var informed = new double[(int)Math.Ceiling(last / stride) + 1];
        foreach (var step in steps)
        {
            informed[(int)Math.Ceiling(step / stride)]++;
        }

        var sum = 0.0;
        for (var point = 0; point < informed.Length; point++)
        {
            sum += informed[point];
            informed[point] = sum / messages;
        }

        return new RunCurve(informed, stride);
    }
}
