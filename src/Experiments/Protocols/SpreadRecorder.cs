using Distribution.InSimulator;
using Distribution.Protocol;

namespace Distribution.Experiments.Protocols;

/// <summary>Counts first receptions in a run, by time in steps. Keeps its memory from run to run.</summary>
internal sealed class SpreadRecorder(Duration step) : IGossipObserver
{
    private readonly List<long> informed = [];
    private double sumOfTimes;

    /// <summary>First receptions so far, those of origins included.</summary>
    internal long Receptions { get; private set; }

    /// <summary>The time of the last one.</summary>
    internal Instant Last { get; private set; }

    /// <inheritdoc/>
    public void Delivered(NodeId node, RumorId rumor, Instant at)
    {
        var index = (int)(at.Nanoseconds / step.Nanoseconds);
        while (informed.Count <= index)
        {
            informed.Add(0);
        }

        informed[index]++;
        sumOfTimes += at.Nanoseconds;
        Receptions++;
        Last = at;
    }

    internal void Reset()
    {
        informed.Clear();
        sumOfTimes = 0;
        Receptions = 0;
        Last = Instant.Zero;
    }

    /// <summary>The mean time of first reception in steps, over all but the origins, whose time is 0; not a number if there are
    /// none.</summary>
    internal double MeanTime(long origins) => Receptions > origins ? sumOfTimes / step.Nanoseconds / (Receptions - origins) : double.NaN;

    /// <summary>The mean step of first reception, counted in whole steps.</summary>
    internal double MeanStep(long origins)
    {
        var sum = 0.0;
        for (var index = 0; index < informed.Count; index++)
        {
            sum += (double)index * informed[index];
        }

        return Receptions > origins ? sum / (Receptions - origins) : double.NaN;
    }

    /// <summary>The number informed at the end of each step, averaged over <paramref name="rumors"/> rumors.</summary>
    internal IReadOnlyList<double> Curve(int rumors)
    {
        var curve = new double[informed.Count];
        var sum = 0L;
        for (var index = 0; index < curve.Length; index++)
        {
            sum += informed[index];
            curve[index] = sum / (double)rumors;
        }

        return curve;
    }
}
