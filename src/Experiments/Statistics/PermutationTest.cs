using Distribution.Protocol;

namespace Distribution.Experiments.Statistics;

/// <summary>Whether two samples may have one mean (Fisher 1935): if they come from one distribution, whatever it is, every way to divide
/// all values into two such groups is equally likely.</summary>
public static class PermutationTest
{
    private const int Divisions = 9_999;

    /// <summary>How likely two groups of one distribution have means at least as far apart as these; 1 if a sample is empty. By 9,999
    /// divisions drawn with a seed of its own: the same samples give the same chance.</summary>
    public static double ChanceOf(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        double[] all = [.. first, .. second];
        var size = Math.Min(first.Count, second.Count);
        if (size == 0)
        {
            return 1;
        }

        // The sum of the smaller group says everything: the other is the rest. Sums in another order differ in their last bits.
        var total = all.Sum();
        var expected = total * size / all.Length;
        var seen = Math.Abs((first.Count <= second.Count ? first : second).Sum() - expected) - (1e-9 * all.Sum(Math.Abs));
        var stream = new RandomStream(StableHash.Seed);
        var asFar = 1;
        for (var division = 0; division < Divisions; division++)
        {
            asFar += Math.Abs(DrawnSum(all, size, ref stream) - expected) >= seen ? 1 : 0;
        }

        return (double)asFar / (Divisions + 1);
    }

    /// <summary>The sum of so many values without repetition: the first of a partial shuffle.</summary>
    private static double DrawnSum(double[] values, int count, ref RandomStream stream)
    {
        var sum = 0.0;
        for (var i = 0; i < count; i++)
        {
            var other = i + (int)stream.Below((ulong)(values.Length - i));
            (values[i], values[other]) = (values[other], values[i]);
            sum += values[i];
        }

        return sum;
    }
}
