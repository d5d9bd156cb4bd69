using Distribution.Experiments.Scenarios;
using Distribution.Protocol;
using Distribution.Simulator;

namespace Distribution.Experiments.Calibrating;

/// <summary>
/// Finds what a message costs a processor at either end: the cost with which the simulator's medians of last arrivals come closest to those
/// measured, by their ratios. What a clock of the processor shows would be too much: a thread that has done its work looks for more for a
/// while, and gives way to others meanwhile.
/// </summary>
/// <param name="groups">The groups that were measured, the one of a single member first.</param>
/// <param name="measured">Their messages, in the order of the groups.</param>
internal sealed class CostFit(IReadOnlyList<GossipTimes> groups, IReadOnlyList<IReadOnlyList<GossipSample>> measured)
{
    private const int MessagesSimulated = 60;

    // Slower than nineteen of twenty messages are those that something else on the machine held up. Here they count as the slowest of the
    // nineteen: in the simulator each message would be held up by itself, and the last of many by one of them nearly always.
    private const double Slowest = 0.95;

    // Golden section: the search ends within a hundredth of the largest cost.
    private const int Sections = 10;

    private readonly double[] medians = [.. measured.Select(samples => GossipTimes.MedianOf(samples.Select(GossipTimes.LastArrival)))];

    /// <summary>The calibration.</summary>
    internal Calibration Find()
    {
        var golden = (Math.Sqrt(5) - 1) / 2;
        var (low, high) = (0.0, Most());
        var (left, right) = (high - (golden * (high - low)), low + (golden * (high - low)));
        var (atLeft, atRight) = (Misfit(left), Misfit(right));
        for (var section = 0; section < Sections; section++)
        {
            if (atLeft < atRight)
            {
                (high, right, atRight) = (right, left, atLeft);
                left = high - (golden * (high - low));
                atLeft = Misfit(left);
            }
            else
            {
                (low, left, atLeft) = (left, right, atRight);
                right = low + (golden * (high - low));
                atRight = Misfit(right);
            }
        }

        var found = With((low + high) / 2);
        return found with { Settings = [.. groups.Zip(Simulated(found)).Select((pair, index) => new CalibratedSetting(
            pair.First.Nodes, pair.First.Subset.ToString(), measured[index].Count, medians[index], pair.Second))] };
    }

    /// <summary>The caller alone receives a call of each member and answers it before the last has arrived, one after another.</summary>
    private double Most() => medians[^1] / (2 * groups[^1].Nodes);

    // Not by the single member: a pair has the processors for itself.
    private double Misfit(double cost) =>
        Simulated(With(cost)).Zip(medians).Skip(1).Sum(pair => Math.Pow(Math.Log(pair.First / pair.Second), 2));

    private double[] Simulated(Calibration calibration)
    {
        var simulated = new double[groups.Count];
        Parallel.For(0, groups.Count, index => simulated[index] = groups[index].Simulate(calibration, MessagesSimulated));
        return simulated;
    }

    /// <summary>The calibration if sender and receiver pay this, in milliseconds, each.</summary>
    private Calibration With(double cost) => new(OneWay(), new ProcessorCosts
    {
        Processors = Environment.ProcessorCount,
        Sent = InNanoseconds(cost),
        Received = InNanoseconds(cost),
        Executed = Executed(),
    });

    /// <summary>To a single member and back go two messages; two more, until the call returns.</summary>
    private Duration[] OneWay()
    {
        double[] ways = [.. measured[0].Select(sample => Math.Max(0, sample.SendReturnedMilliseconds - sample.Arrivals[^1]) / 2).Order()];
        return [.. Enumerable.Range(0, Calibration.Steps + 1).Select(step =>
            InNanoseconds(Statistics.Quantile.Of(ways, Math.Min(Slowest, (double)step / Calibration.Steps))))];
    }

    /// <summary>What the first two messages take longer than the next two: the caller's own service runs after them.</summary>
    private Duration Executed() => InNanoseconds(Math.Max(0, GossipTimes.MedianOf(
        measured[0].Select(sample => (2 * sample.Arrivals[^1]) - sample.SendReturnedMilliseconds))));

    private static Duration InNanoseconds(double milliseconds) => new((long)(milliseconds * 1e6));
}
