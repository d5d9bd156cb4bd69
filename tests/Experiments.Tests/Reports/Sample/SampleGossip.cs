namespace Distribution.Experiments.Tests.Reports.Sample;

/// <summary>Just enough gossip to fill charts with numbers that look like those of an experiment.</summary>
internal static class SampleGossip
{
    /// <summary>Infect and die: who hears the rumor first tells <paramref name="fanout"/> others once. The share reached.</summary>
    public static double Reach(SampleRandom random, int nodes, int fanout, double loss = 0)
    {
        var reached = new bool[nodes];
        var queue = new Queue<int>([0]);
        reached[0] = true;
        var count = 1;
        while (queue.TryDequeue(out var node))
        {
            for (var send = 0; send < fanout; send++)
            {
                var peer = (node + 1 + random.Below(nodes - 1)) % nodes;
                if (!reached[peer] && random.Uniform() >= loss)
                {
                    reached[peer] = true;
                    count++;
                    queue.Enqueue(peer);
                }
            }
        }

        return (double)count / nodes;
    }

    /// <summary>The share reached after each round of pushing or pulling until everyone is.</summary>
    public static List<double> Rounds(SampleRandom random, int nodes, bool pull)
    {
        var informed = new bool[nodes];
        informed[0] = true;
        var shares = new List<double> { 1.0 / nodes };
        while (shares[^1] < 1)
        {
            var before = (bool[])informed.Clone();
            for (var node = 0; node < nodes; node++)
            {
                var peer = (node + 1 + random.Below(nodes - 1)) % nodes;
                if (pull && before[peer])
                {
                    informed[node] = true;
                }
                else if (!pull && before[node])
                {
                    informed[peer] = true;
                }
            }

            shares.Add(informed.Count(value => value) / (double)nodes);
        }

        return shares;
    }

    /// <summary>The largest solution of r = 1 − exp(−f r).</summary>
    public static double FixedPoint(double fanout)
    {
        var reach = 1.0;
        for (var step = 0; step < 500; step++)
        {
            reach = 1 - Math.Exp(-fanout * reach);
        }

        return reach;
    }

    /// <summary>The mean and its 95 % t interval.</summary>
    public static Experiments.Reports.Estimate Mean(IReadOnlyList<double> samples)
    {
        if (samples.Count == 1)
        {
            return Experiments.Reports.Estimate.Single(samples[0]);
        }

        var mean = samples.Average();
        var deviation = Math.Sqrt(samples.Sum(sample => (sample - mean) * (sample - mean)) / (samples.Count - 1));
        var half = 1.97 * deviation / Math.Sqrt(samples.Count);
        return new(mean, mean - half, mean + half, samples.Count);
    }

    public static double Quantile(IEnumerable<double> samples, double share)
    {
        var sorted = samples.Order().ToArray();
        var place = share * (sorted.Length - 1);
        var below = (int)place;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
