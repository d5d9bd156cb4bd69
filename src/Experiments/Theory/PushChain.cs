namespace Distribution.Experiments.Theory;

/// <summary>The Markov chain of push for ever: a row for each number of informed sites, with the distribution of the number newly
/// informed in the next cycle.</summary>
internal sealed class PushChain
{
    private const double Negligible = 1e-16;
    private const int CyclesMax = 1_000;

    private readonly int live;
    private readonly Row[] rows;

    private PushChain(int live, Row[] rows)
    {
        this.live = live;
        this.rows = rows;
    }

    internal static PushChain Of(in SpreadModel model)
    {
        var table = ContactTable.Of(model);
        var steps = new Row[model.Live];
        for (var informed = 1; informed < model.Live; informed++)
        {
            steps[informed] = RowOf(informed, model.Live - informed, table);
        }

        return new PushChain(model.Live, steps);
    }

    /// <summary>Mean and standard deviation of the cycle in which the last live site learns.</summary>
    internal (double Mean, double Sd) SpreadingTime()
    {
        // With E and S the first two moments of the time that remains: E(i) = 1 + sum P E, S(i) = 1 + 2 sum P E + sum P S.
        var (first, second) = (new double[live + 1], new double[live + 1]);
        for (var informed = live - 1; informed >= 1; informed--)
        {
            var row = rows[informed];
            var (sumFirst, sumSecond) = (0.0, 0.0);
            for (var added = Math.Max(1, row.Least); added < row.Least + row.Masses.Length; added++)
            {
                sumFirst += row.At(added) * first[informed + added];
                sumSecond += row.At(added) * second[informed + added];
            }

            var stay = row.At(0);
            first[informed] = (1 + sumFirst) / (1 - stay);
            second[informed] = (1 + (2 * (sumFirst + (stay * first[informed]))) + sumSecond) / (1 - stay);
        }

        return (first[1], Math.Sqrt(second[1] - (first[1] * first[1])));
    }

    /// <summary>The expected number informed after 0, 1, 2, ... cycles, until less than a millionth of a site is missing.</summary>
    internal IReadOnlyList<double> Growth()
    {
        var curve = new List<double> { 1 };
        var masses = new double[live + 1];
        masses[1] = 1;
        while (live - curve[^1] > 1e-6 && curve.Count <= CyclesMax)
        {
            masses = Step(masses);
            curve.Add(masses.Select((mass, informed) => mass * informed).Sum());
        }

        return curve;
    }

    private double[] Step(double[] masses)
    {
        var next = new double[live + 1];
        next[live] = masses[live];
        for (var informed = 1; informed < live; informed++)
        {
            var row = rows[informed];
            for (var index = 0; index < row.Masses.Length && masses[informed] > 0; index++)
            {
                next[informed + row.Least + index] += masses[informed] * row.Masses[index];
            }
        }

        return next;
    }

    // One contact after another: the sites newly informed so far are no longer susceptible.
    private static Row RowOf(int contacts, int susceptible, ContactTable table)
    {
        var masses = new double[susceptible + 1];
        masses[0] = 1;
        var (low, high) = (0, 0);
        for (var contact = 0; contact < contacts; contact++)
        {
            for (var fresh = high; fresh >= low; fresh--)
            {
                var mass = masses[fresh];
                masses[fresh] = 0;
                var outcomes = table[susceptible - fresh];
                for (var added = 0; added < outcomes.Length; added++)
                {
                    masses[fresh + added] += mass * outcomes[added];
                }
            }

            (low, high) = Support(masses, low, Math.Min(susceptible, high + table[susceptible - low].Length - 1));
        }

        return new Row(low, masses[low..(high + 1)]);
    }

    private static (int Low, int High) Support(double[] masses, int low, int high)
    {
        while (high > low && masses[high] < Negligible)
        {
            masses[high--] = 0;
        }

        while (low < high && masses[low] < Negligible)
        {
            masses[low++] = 0;
        }

        return (low, high);
    }

    /// <summary>A distribution on <c>Least</c>, <c>Least</c> + 1, ...</summary>
    private readonly record struct Row(int Least, double[] Masses)
    {
        internal double At(int value) => value >= Least && value < Least + Masses.Length ? Masses[value - Least] : 0;
    }
}
