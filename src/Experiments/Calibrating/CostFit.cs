using Distribution.Experiments.Scenarios;
using Distribution.Protocol;
using Distribution.Simulator;

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

    // Few wake up a little, and many pay for messages too.
    private const int Passes = 2;

    // Slower than nineteen of twenty messages are those that something else on the machine held up. Here they count as the slowest of the
    // nineteen: in the simulator each message would be held up by itself, and the last of many by one of them nearly always.
    private const double Slowest = 0.95;

    // The runtime's: how long a thread of the pool looks for work. Groups of 4, 12 and 14 told 300 us from 100 us.
    private static readonly Duration Awake = Duration.FromMicroseconds(300);

    private readonly double[] medians = [.. measured.Select(samples => GossipTimes.MedianOf(samples.Select(GossipTimes.LastArrival)))];

    /// <summary>The calibration.</summary>
    internal Calibration Find()
    {
        var (cost, wakeUp) = (0.0, 0.0);
        for (var pass = 0; pass < Passes; pass++)
        {
            // The caller alone receives a call of each member and answers it before the last has arrived, one after another.
            cost = GoldenSection.Least(medians[1] / (2 * groups[1].Nodes), one => Misfit(With(one, wakeUp), 1, 2));

            // All members wake up once at least, on so many processors at a time.
            wakeUp = GoldenSection.Least(
                medians[^1] * Environment.ProcessorCount / groups[^1].Nodes, one => Misfit(With(cost, one), 2, groups.Count));
        }

        var found = With(cost, wakeUp);
        var simulated = Simulated(found, 0, groups.Count);
        return found with
        {
            Settings = [.. groups.Select((group, index) => new CalibratedSetting(
            group.Nodes, group.Subset.ToString(), measured[index].Count, medians[index], simulated[index]))]
        };
    }

    private double Misfit(Calibration calibration, int from, int end) =>
        Simulated(calibration, from, end).Zip(medians[from..end]).Sum(pair => Math.Pow(Math.Log(pair.First / pair.Second), 2));

    private double[] Simulated(Calibration calibration, int from, int end)
    {
        var simulated = new double[end - from];
        Parallel.For(from, end, index => simulated[index - from] = groups[index].Simulate(calibration, MessagesSimulated));
        return simulated;
    }

    /// <summary>The calibration with these costs, in milliseconds; sender and receiver of a message pay alike.</summary>
    private Calibration With(double cost, double wakeUp) => new(OneWay(), new ProcessorCosts
    {
        Processors = Environment.ProcessorCount,
        WakeUp = InNanoseconds(wakeUp),
        Awake = Awake,
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
