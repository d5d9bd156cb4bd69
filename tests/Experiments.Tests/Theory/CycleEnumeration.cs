using System.Numerics;

namespace Distribution.Experiments.Tests.Theory;

/// <summary>Spreading for ever among a few sites by brute force: every choice of partners and every fate of every transmission.</summary>
internal sealed class CycleEnumeration(int nodes, bool pushes, bool pulls, double delivery)
{
    /// <summary>Mean and standard deviation of the number of cycles until everyone knows.</summary>
    public (double Mean, double Sd) SpreadingTime()
    {
        var all = (1 << nodes) - 1;
        var (first, second) = (new double[all + 1], new double[all + 1]);

        // Sets only grow, so larger numbers come first.
        for (var informed = all - 1; informed >= 1; informed--)
        {
            var next = Next(informed);
            var (sumFirst, sumSecond) = (0.0, 0.0);
            for (var set = informed + 1; set <= all; set++)
            {
                sumFirst += next[set] * first[set];
                sumSecond += next[set] * second[set];
            }

            var moves = 1 - next[informed];
            first[informed] = (1 + sumFirst) / moves;
            second[informed] = (1 + (2 * (first[informed] - 1)) + sumSecond) / moves;
        }

        return (first[1], Math.Sqrt(second[1] - (first[1] * first[1])));
    }

    // P(the set of informed sites after one cycle), by set.
    private double[] Next(int informed)
    {
        var chance = new double[1 << nodes];
        var choices = (int)Math.Pow(nodes - 1, nodes);
        for (var choice = 0; choice < choices; choice++)
        {
            var targets = Targets(informed, choice).ToArray();
            for (var fate = 0; fate < 1 << targets.Length; fate++)
            {
                var arrived = BitOperations.PopCount((uint)fate);
                var set = targets.Where((_, index) => (fate >> index & 1) == 1).Aggregate(informed, (known, site) => known | 1 << site);
                chance[set] += Math.Pow(delivery, arrived) * Math.Pow(1 - delivery, targets.Length - arrived) / choices;
            }
        }

        return chance;
    }

    // Who is sent the update when the digits of a number say whom each site calls.
    private IEnumerable<int> Targets(int informed, int choice)
    {
        for (var site = 0; site < nodes; site++, choice /= nodes - 1)
        {
            var partner = choice % (nodes - 1);
            partner += partner >= site ? 1 : 0;
            if (pushes && (informed >> site & 1) == 1)
            {
                yield return partner;
            }

            if (pulls && (informed >> partner & 1) == 1)
            {
                yield return site;
            }
        }
    }
}
