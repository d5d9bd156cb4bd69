using System.Numerics;
using MathNet.Numerics.Distributions;

namespace Distribution.Experiments.Theory;

/// <summary>How many sites one cycle newly informs, of all sites in step, by how many know at its start.</summary>
/// <param name="Least">The least number that has a probability worth counting.</param>
/// <param name="Masses">The probabilities of that number and of those above it.</param>
internal readonly record struct SpreadStep(int Least, double[] Masses)
{
    private const double Negligible = 1e-16;

    // A number that is computed by a division, and kept, beside one of a whole vector.
    private const double OneByOne = 50;

    /// <summary>The probability that the cycle informs somebody.</summary>
    internal double Progress => Least > 0 ? 1 : Masses.Skip(1).Sum();

    /// <summary>The steps of a model, by number informed; those of nobody and of everybody are empty.</summary>
    internal static SpreadStep[] All(SpreadModel model)
    {
        var isFixed = model.Law == ContactLaw.Fixed;
        var contacts = isFixed && model.Pushes ? ContactTable.Of(model).Columns() : [];
        var steps = new SpreadStep[model.Live + 1];
        for (var informed = 1; informed < model.Live; informed++)
        {
            var alone = ByItself(model.Live - informed, MissedByItself(model, informed));
            steps[informed] = contacts.Length > 0 ? alone.Push(informed, model.Live - informed, contacts) : alone;
        }

        return steps;
    }

    /// <summary>About how many numbers <see cref="All"/> takes to compute, in units of 0.2 ns.</summary>
    internal static double Cost(in SpreadModel model)
    {
        var live = (double)model.Live;
        var width = Math.Min(live, 8 * Math.Sqrt(live));
        return model.Pushes && model.Law == ContactLaw.Fixed
            ? live * live / 2 * width * (Math.Ceiling(model.Fanout) + 1)
            : live * width * OneByOne;
    }

    /// <summary>The expected value, over the sites newly informed if there are any, of what the total then stands for.</summary>
    internal double Later(double[] ofTotal, int informed)
    {
        var sum = 0.0;
        for (var index = Least > 0 ? 0 : 1; index < Masses.Length; index++)
        {
            sum += Masses[index] * ofTotal[informed + Least + index];
        }

        return sum;
    }

    /// <summary>Adds this step's distribution, times a probability, to that of the total.</summary>
    internal void Spread(double mass, double[] totals, int informed)
    {
        for (var index = 0; index < Masses.Length; index++)
        {
            totals[informed + Least + index] += mass * Masses[index];
        }
    }

    // What reaches a susceptible site independently of all others: what it asks for, and pushes to sites that are drawn one by one.
    private static double MissedByItself(in SpreadModel model, int informed)
    {
        var asked = model.Pulls ? AskedInVain(model, informed) : 1;
        return model.Pushes && model.Law != ContactLaw.Fixed
            ? asked * Math.Exp(informed * double.LogP1(-ContactTable.SingleProbability(model)))
            : asked;
    }

    /// <summary>The probability that nothing comes of all that one site asks in a cycle.</summary>
    internal static double AskedInVain(in SpreadModel model, int informed)
    {
        var answered = model with { Arrival = model.Arrival * model.Asks };
        if (model.Law != ContactLaw.Fixed)
        {
            return Math.Exp(informed * double.LogP1(-ContactTable.SingleProbability(answered)));
        }

        var whole = (int)Math.Floor(model.Fanout);
        var part = model.Fanout - whole;
        var vain = (1 - part) * AskedInVain(answered, informed, whole);
        return part > 0 ? vain + (part * AskedInVain(answered, informed, whole + 1)) : vain;
    }

    private static double AskedInVain(in SpreadModel model, int informed, int asked)
    {
        var vain = 0.0;
        for (var knowing = Math.Max(0, asked - (model.Candidates - informed)); knowing <= Math.Min(asked, informed); knowing++)
        {
            vain += Hypergeometric.PMF(model.Candidates, informed, asked, knowing) * Math.Pow(1 - model.Arrival, knowing);
        }

        return vain;
    }

    // Each of the susceptible sites is missed with the same probability, independently: binomial, from the likeliest number outwards.
    private static SpreadStep ByItself(int susceptible, double missed)
    {
        var chance = 1 - missed;
        if (chance <= 0 || missed <= 0)
        {
            return new SpreadStep(missed <= 0 ? susceptible : 0, [1]);
        }

        var likeliest = (int)Math.Min(susceptible, Math.Floor((susceptible + 1) * chance));
        var top = Binomial.PMF(chance, susceptible, likeliest);
        var (below, above) = (new List<double>(), new List<double> { top });
        var mass = top;
        for (var count = likeliest; count > 0 && mass >= Negligible; count--)
        {
            mass *= count * missed / ((susceptible - count + 1) * chance);
            below.Add(mass);
        }

        mass = top;
        for (var count = likeliest; count < susceptible && mass >= Negligible; count++)
        {
            mass *= (susceptible - count) * chance / ((count + 1) * missed);
            above.Add(mass);
        }

        below.Reverse();
        return new SpreadStep(likeliest - below.Count, [.. below, .. above]);
    }

    // One push after another: the sites newly informed so far are no longer susceptible.
    private SpreadStep Push(int informed, int susceptible, double[][] contacts)
    {
        var (now, next) = (new double[susceptible + 1], new double[susceptible + 1]);
        Masses.CopyTo(now, Least);
        var (low, high) = (Least, Least + Masses.Length - 1);
        for (var contact = 0; contact < informed; contact++)
        {
            var most = Math.Min(susceptible, high + contacts.Length - 1);
            Array.Clear(next, low, most - low + 1);
            for (var added = 0; added < contacts.Length; added++)
            {
                var last = Math.Min(high, susceptible - added);
                if (last >= low)
                {
                    AddProducts(now.AsSpan(low..(last + 1)), contacts[added].AsSpan(informed + low), next.AsSpan(low + added));
                }
            }

            (now, next) = (next, now);
            (low, high) = Support(now, low, most);
        }

        return new SpreadStep(low, now[low..(high + 1)]);
    }

    private static void AddProducts(ReadOnlySpan<double> left, ReadOnlySpan<double> right, Span<double> sums)
    {
        var index = 0;
        for (; index <= left.Length - Vector<double>.Count; index += Vector<double>.Count)
        {
            var sum = new Vector<double>(sums[index..]) + (new Vector<double>(left[index..]) * new Vector<double>(right[index..]));
            sum.CopyTo(sums[index..]);
        }

        for (; index < left.Length; index++)
        {
            sums[index] += left[index] * right[index];
        }
    }

    private static (int Low, int High) Support(double[] masses, int low, int high)
    {
        while (high > low && masses[high] < Negligible)
        {
            high--;
        }

        while (low < high && masses[low] < Negligible)
        {
            low++;
        }

        return (low, high);
    }
}
