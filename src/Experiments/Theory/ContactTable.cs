using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace Distribution.Experiments.Theory;

/// <summary>How many sites the contacts of one site newly inform: a distribution for every number of live sites that are not informed yet.
/// Exact for each law, with loss and with crashed sites; tails below 1e-17 are cut off.</summary>
internal sealed class ContactTable
{
    private const double Negligible = 1e-17;

    private readonly SpreadModel model;
    private readonly double[] arrivals;
    private readonly double single;
    private readonly double[]?[] rows;

    private ContactTable(SpreadModel model)
    {
        this.model = model;
        arrivals = model.Law == ContactLaw.Fixed ? FixedArrivals(model) : [];
        single = SingleProbability(model);
        rows = new double[model.Live][];
    }

    /// <summary>Probabilities of 0, 1, 2, ... newly informed sites, computed when they are first asked for.</summary>
    /// <param name="susceptible">Live sites not informed yet: 0 .. live - 1.</param>
    internal ReadOnlySpan<double> this[int susceptible] => Row(susceptible);

    /// <summary>About how many numbers the whole table takes to compute.</summary>
    internal static double Cost(in SpreadModel model)
    {
        var support = Math.Min(model.Candidates, model.Fanout + (9 * Math.Sqrt(model.Fanout)) + 9);
        return model.Law switch
        {
            ContactLaw.Fixed => model.Live * model.Fanout * (model.Arrival < 1 ? model.Fanout : 2),
            ContactLaw.Repeated => model.Live * model.Fanout * Math.Min(model.Fanout, model.Live),
            ContactLaw.Geometric => model.Live * Math.Min(model.Live, 40 * model.Fanout),
            _ => model.Live * support,
        };
    }

    /// <summary>The table of a model.</summary>
    internal static ContactTable Of(SpreadModel model) => new(model);

    /// <summary>The same probabilities by number newly informed, then by number informed (live - susceptible, from 1 on).</summary>
    internal double[][] Columns()
    {
        double[][] all = [.. Enumerable.Range(0, rows.Length).Select(Row)];
        var columns = new double[all.Max(row => row.Length)][];
        for (var added = 0; added < columns.Length; added++)
        {
            var column = columns[added] = new double[all.Length + 1];
            for (var susceptible = 0; susceptible < all.Length; susceptible++)
            {
                column[all.Length - susceptible] = added < all[susceptible].Length ? all[susceptible][added] : 0;
            }
        }

        return columns;
    }

    /// <summary>The probability that a susceptible site is reached by the contacts of one site, where that is independent of all others:
    /// a Poisson number of draws splits into one a site.</summary>
    internal static double SingleProbability(in SpreadModel model) => model.Law == ContactLaw.Poisson
        ? -double.ExpM1(-model.Fanout * model.Arrival / model.Candidates)
        : model.Fanout * model.Arrival / model.Candidates;

    private double[] Row(int susceptible)
    {
        // A geometric row is made of the one before it: from the first that is missing on.
        for (var first = model.Law == ContactLaw.Geometric ? FirstMissing(susceptible) : susceptible; first <= susceptible; first++)
        {
            rows[first] ??= Trim(Computed(first));
        }

        return rows[susceptible]!;
    }

    private int FirstMissing(int susceptible)
    {
        var first = susceptible;
        while (first > 0 && rows[first - 1] is null)
        {
            first--;
        }

        return first;
    }

    private double[] Computed(int susceptible) => model.Law switch
    {
        ContactLaw.Fixed => Distinct(model.Candidates, susceptible, arrivals),
        ContactLaw.Repeated => BirthdayChain.Repeated(model, susceptible),
        ContactLaw.Geometric => BirthdayChain.Geometric(model, susceptible, susceptible == 0 ? [] : rows[susceptible - 1]!),
        _ => Independent(susceptible, single),
    };

    // P(a transmissions arrive) for a = 0 .. ceiling of the fan-out, whose fraction is rounded at random.
    private static double[] FixedArrivals(in SpreadModel model)
    {
        var whole = (int)Math.Floor(model.Fanout);
        var part = model.Fanout - whole;
        var counts = new double[whole + (part > 0 ? 2 : 1)];
        for (var count = 0; count < counts.Length; count++)
        {
            counts[count] = count <= whole ? (1 - part) * Binomial.PMF(model.Arrival, whole, count) : 0;
            counts[count] += part > 0 ? part * Binomial.PMF(model.Arrival, whole + 1, count) : 0;
        }

        return counts;
    }

    // Different targets: the number of susceptible ones among a of them is hypergeometric.
    private static double[] Distinct(int candidates, int susceptible, double[] counts)
    {
        var row = new double[Math.Min(counts.Length - 1, susceptible) + 1];
        for (var arrived = 0; arrived < counts.Length; arrived++)
        {
            for (var fresh = Math.Max(0, arrived - (candidates - susceptible));
                 fresh <= Math.Min(arrived, susceptible) && counts[arrived] > 0; fresh++)
            {
                row[fresh] += counts[arrived] * Math.Exp(
                    LogChoose(susceptible, fresh) + LogChoose(candidates - susceptible, arrived - fresh) - LogChoose(candidates, arrived));
            }
        }

        return row;
    }

    private static double LogChoose(int n, int k) => SpecialFunctions.BinomialLn(n, k);

    private static double[] Independent(int susceptible, double probability)
    {
        var row = new List<double>();
        var mean = susceptible * probability;
        for (var fresh = 0; fresh <= susceptible; fresh++)
        {
            var mass = Binomial.PMF(probability, susceptible, fresh);
            if (fresh > mean && mass < Negligible)
            {
                break;
            }

            row.Add(mass);
        }

        return [.. row];
    }

    private static double[] Trim(double[] row)
    {
        var length = row.Length;
        while (length > 1 && row[length - 1] < Negligible)
        {
            length--;
        }

        return row[..length];
    }
}
