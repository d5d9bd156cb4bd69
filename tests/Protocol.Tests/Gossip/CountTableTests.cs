namespace Distribution.Protocol.Tests;

public sealed class CountTableTests
{
    [TestCase(10, 0.3)]
    [TestCase(1000, 0.004)]
    [TestCase(5, 0.999)]
    [TestCase(100_000, 0.5)]
    public void Binomial_has_its_mean_and_variance(int trials, double probability) =>
        Check(CountTable.Binomial(trials, probability), trials * probability, trials * probability * (1 - probability));

    [TestCase(0.01)]
    [TestCase(3)]
    [TestCase(50_000)]
    [TestCase(Fanout.PoissonMeanMax)]
    public void Poisson_has_its_mean_and_variance(double mean) => Check(CountTable.Poisson(mean), mean, mean);

    [TestCase(double.NaN)]
    [TestCase(-1)]
    [TestCase(Fanout.PoissonMeanMax + 1.0)]
    [TestCase(3e9)]
    public void A_Poisson_mean_that_memory_does_not_hold_is_refused(double mean) =>
        Assert.That(() => CountTable.Poisson(mean), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void Certain_counts_are_certain_at_every_draw()
    {
        foreach (var draw in (int[])[0, 1, CountTable.Resolution / 2, CountTable.Resolution - 1])
        {
            Assert.That(CountTable.Binomial(7, 0).At(draw), Is.Zero);
            Assert.That(CountTable.Binomial(7, 1).At(draw), Is.EqualTo(7));
            Assert.That(CountTable.Poisson(0).At(draw), Is.Zero);
            Assert.That(CountTable.Binomial(1, 0.5).At(draw), Is.EqualTo(draw < CountTable.Resolution / 2 ? 0 : 1));
        }
    }

    [Test]
    public void Counts_grow_with_the_draw_and_stay_possible()
    {
        var table = CountTable.Binomial(7, 0.4);
        var last = 0;
        for (var draw = 0L; draw < CountTable.Resolution; draw += 1 << 18)
        {
            Assert.That(table.At((int)draw), Is.InRange(last, 7));
            last = table.At((int)draw);
        }

        Assert.That(table.At(CountTable.Resolution - 1), Is.EqualTo(7));
    }

    // The whole distribution by stepping through the draws evenly: no randomness in the check itself.
    private static void Check(CountTable table, double mean, double variance)
    {
        const int Step = 4099;
        var (sum, squares, count) = (0.0, 0.0, 0);
        for (var draw = Step / 2L; draw < CountTable.Resolution; draw += Step)
        {
            var value = table.At((int)draw) - mean;
            sum += value;
            squares += value * value;
            count++;
        }

        var off = sum / count;
        Assert.That(off, Is.Zero.Within(0.001 * Math.Sqrt(variance)));
        Assert.That((squares / count) - (off * off), Is.EqualTo(variance).Within(0.002 * variance));
    }
}
