using Distribution.Experiments.Scenarios;
using Distribution.Protocol;
using Distribution.Simulator;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace Distribution.Experiments.Calibrating;

/// <summary>
/// Finds what messages cost processors, by the simulator: the costs with which its medians of last arrivals come closest to those measured,
/// by their ratios. What a clock of processor time shows would be too much: a thread that has done its work looks for more for a while, and
/// gives way to others meanwhile.
/// </summary>
/// <param name="groups">The groups that were measured: a single member; few, which stay awake; and more, which fall asleep.</param>
/// <param name="measured">Their messages, in the order of the groups.</param>
internal sealed class CostFit(IReadOnlyList<GossipTimes> groups, IReadOnlyList<IReadOnlyList<GossipSample>> measured)
{
    private const int MessagesSimulated = 40;
    private const double Tolerance = 1e-4;
    private const int StepsMax = 200;

    // Slower than nineteen of twenty messages are those that something else on the machine held up. Here they count as the slowest of the
    // nineteen: in the simulator each message would be held up by itself, and the last of many by one of them nearly always.
    private const double Slowest = 0.95;

    // The runtime's: how long a thread of the pool looks for work. Groups of 4, 12 and 14 told 300 us from 100 us.
    private static readonly Duration Awake = Duration.FromMicroseconds(300);

    // To a single member and back go two messages; two more, until the call returns. What the first two take longer than the next two is
    // the run of the caller's own service.
    private readonly Duration[] oneWay = Quantiles(
        [.. measured[0].Select(sample => Math.Max(0, sample.SendReturnedMilliseconds - sample.Arrivals[^1]) / 2).Order()]);

    private readonly Duration executed = InNanoseconds(Math.Max(0, GossipTimes.MedianOf(
        measured[0].Select(sample => (2 * sample.Arrivals[^1]) - sample.SendReturnedMilliseconds))));

    private readonly double[] medians = [.. measured.Select(samples => GossipTimes.MedianOf(samples))];

    /// <summary>The calibration.</summary>
    internal Calibration Find()
    {
        // Where to begin: the caller receives a call of each member and answers it, one after another, and as much again is done meanwhile.
        var cost = medians[^1] / (4 * groups[^1].Nodes);
        var start = Vector<double>.Build.Dense([cost, cost]);
        var (best, least) = (start, double.PositiveInfinity);
        try
        {
            NelderMeadSimplex.Minimum(ObjectiveFunction.Value(MisfitNoted), start, start / 2, Tolerance, StepsMax);
        }
        catch (MaximumIterationsException)
        {
            // Medians change in jumps, so that it may never come to rest; where it has been is as good as it gets.
        }

        var found = With(best);
        var simulated = Simulated(found);
        return found with
        {
            Settings = [.. groups.Select((group, index) => new CalibratedSetting(
                group.Nodes, group.Subset.ToString(), measured[index].Count, medians[index], simulated[index]))],
        };

        double MisfitNoted(Vector<double> costs)
        {
            var misfit = Misfit(costs);
            (best, least) = misfit < least ? (costs.Clone(), misfit) : (best, least);
            return misfit;
        }
    }

    /// <summary>The sum of squares of what the groups' medians are off by, by ratio; the single member gave the latency.</summary>
    private double Misfit(Vector<double> costs) => Simulated(With(costs)).Zip(medians).Skip(1)
        .Sum(pair => Math.Pow(Math.Log(pair.First / pair.Second), 2));

    private double[] Simulated(Calibration calibration)
    {
        var simulated = new double[groups.Count];
        Parallel.For(0, groups.Count, index => simulated[index] = GossipTimes.MedianOf(
            groups[index].Simulate(calibration, MessagesSimulated)));
        return simulated;
    }

    /// <summary>The calibration with the cost of a message, which sender and receiver pay alike, and of a wake-up, in milliseconds; none is
    /// below 0.</summary>
    private Calibration With(Vector<double> costs) => new(oneWay, new ProcessorCosts
    {
        Processors = Environment.ProcessorCount,
        Awake = Awake,
        Sent = InNanoseconds(Math.Max(0, costs[0])),
        Received = InNanoseconds(Math.Max(0, costs[0])),
        WakeUp = InNanoseconds(Math.Max(0, costs[1])),
        Executed = executed,
    });

    private static Duration[] Quantiles(double[] ascending) => [.. Enumerable.Range(0, Calibration.Steps + 1).Select(step =>
        InNanoseconds(Statistics.Quantile.Of(ascending, Math.Min(Slowest, (double)step / Calibration.Steps))))];

    private static Duration InNanoseconds(double milliseconds) => new((long)(milliseconds * 1e6));
}
