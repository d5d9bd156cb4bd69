using Distribution.Protocol;

namespace Distribution.Experiments.Theory;

/// <summary>Spreading for ever where each site acts at the instants of a Poisson process, exactly: a continuous-time Markov chain over the
/// number informed. By push, one partner at a time, E = 2 (n-1)/n H(n-1).</summary>
internal sealed class ExactPoissonForever : ITheory
{
    // About 0.2 s of computing.
    private const double CostMax = 1e7;

    /// <inheritdoc/>
    public bool AppliesTo(Settings settings) =>
        SpreadModel.TryReadForever(settings, ClockModel.Poisson, out var model) && ContactTable.Cost(model) <= CostMax;

    /// <inheritdoc/>
    public IReadOnlyList<TheoryLine> Lines(Settings settings, IReadOnlyDictionary<string, double> means)
    {
        _ = SpreadModel.TryReadForever(settings, ClockModel.Poisson, out var model);
        var (mean, sd, receptions) = SpreadingTime(model);
        const string name = "exact Markov chain in continuous time over the number informed, Poisson clocks";
        return [new TheoryLine(name, "tLast", mean, sd), new TheoryLine(name, "tAve", receptions / (model.Live - 1))];
    }

    /// <summary>Mean and standard deviation of the time in periods until the last live site learns, and the mean sum of all times of
    /// reception.</summary>
    internal static (double Mean, double Sd, double Receptions) SpreadingTime(SpreadModel model)
    {
        var table = ContactTable.Of(model);
        var (first, second, sums) = (new double[model.Live + 1], new double[model.Live + 1], new double[model.Live + 1]);
        for (var informed = model.Live - 1; informed >= 1; informed--)
        {
            var rates = Rates(model, informed, table);
            var all = rates.Sum();
            var (laterFirst, laterSecond, laterSums) = (0.0, 0.0, 0.0);
            for (var added = 1; added < rates.Length; added++)
            {
                laterFirst += rates[added] / all * first[informed + added];
                laterSecond += rates[added] / all * second[informed + added];
                laterSums += rates[added] / all * sums[informed + added];
            }

            // The wait for the next reception is exponential and independent of what follows.
            first[informed] = (1 / all) + laterFirst;
            second[informed] = (2 / all * first[informed]) + laterSecond;
            sums[informed] = ((model.Live - informed) / all) + laterSums;
        }

        return (first[1], Math.Sqrt(second[1] - (first[1] * first[1])), sums[1]);
    }

    // How often, by number newly informed: informed sites push, and each of the others asks.
    private static double[] Rates(in SpreadModel model, int informed, ContactTable table)
    {
        var susceptible = model.Live - informed;
        var fresh = model.Pushes ? table[susceptible] : [];
        var rates = new double[Math.Max(2, fresh.Length)];
        for (var added = 1; added < fresh.Length; added++)
        {
            rates[added] = informed * fresh[added];
        }

        rates[1] += model.Pulls ? susceptible * (1 - SpreadStep.AskedInVain(model, informed)) : 0;
        return rates;
    }
}
