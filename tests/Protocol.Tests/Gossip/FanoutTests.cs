namespace Distribution.Protocol.Tests;

public sealed class FanoutTests
{
    [SeededProperty(MaxTest = 300)]
    public void Targets_are_candidates_and_different(int seed)
    {
        var random = new Random(seed);
        foreach (var law in (FanoutLaw[])[FanoutLaw.Ceiling, FanoutLaw.Fixed, FanoutLaw.Binomial])
        {
            // One fan-out through several sizes: its scratch space and its table must not leak from one to the next.
            var fanout = Of(random.Next(60) / 2.0, law);
            for (var i = 0; i < 10; i++)
            {
                var candidates = random.Next(40);
                var drawn = Draw(fanout, Math.Max(1, candidates), candidates, random);
                Assert.That(drawn, Is.Unique.And.All.InRange(0, candidates - 1));
            }
        }
    }

    [TestCase(0, 10, 1)]
    [TestCase(0.1, 10, 1)]
    [TestCase(2, 10, 2)]
    [TestCase(2.1, 10, 3)]
    [TestCase(10, 10, 10)]
    [TestCase(1e300, 10, 10)]
    [TestCase(3, 0, 0)]
    public void Ceiling_is_rounded_up_and_clamped(double mean, int candidates, int count) =>
        Assert.That(Draw(Of(mean, FanoutLaw.Ceiling), 10, candidates, new Random(1)), Has.Length.EqualTo(count));

    [Test]
    public void All_candidates_are_drawn_where_all_are_wanted() =>
        Assert.That(Draw(Of(50, FanoutLaw.Fixed), 50, 50, new Random(1)), Is.EqualTo(Enumerable.Range(0, 50)));

    [TestCase(FanoutLaw.Fixed, 2.25, 0.1875)]
    [TestCase(FanoutLaw.Binomial, 2.25, 2.25 * (1 - (2.25 / 30)))]
    [TestCase(FanoutLaw.Poisson, 2.25, 2.25)]
    public void Counts_have_the_laws_mean_and_variance(FanoutLaw law, double mean, double variance)
    {
        const int Draws = 200_000;
        var fanout = Of(mean, law);
        var random = new Random(3);
        var (sum, squares) = (0.0, 0.0);
        for (var i = 0; i < Draws; i++)
        {
            double count = Draw(fanout, 30, 30, random).Length;
            sum += count;
            squares += count * count;
        }

        var average = sum / Draws;
        Assert.That(average, Is.EqualTo(mean).Within(5 * Math.Sqrt(variance / Draws)));
        Assert.That((squares / Draws) - (average * average), Is.EqualTo(variance).Within(0.03 * variance));
    }

    // A few of many by rejection, most by shuffling, and with replacement.
    [TestCase(FanoutLaw.Fixed, 3, 20)]
    [TestCase(FanoutLaw.Fixed, 15, 20)]
    [TestCase(FanoutLaw.Fixed, 17, 40)]
    [TestCase(FanoutLaw.Poisson, 3, 20)]
    public void Every_candidate_is_equally_likely(FanoutLaw law, int mean, int candidates)
    {
        const int Draws = 40_000;
        var fanout = Of(mean, law);
        var random = new Random(7);
        var hits = new int[candidates];
        for (var i = 0; i < Draws; i++)
        {
            foreach (var index in Draw(fanout, candidates, candidates, random))
            {
                hits[index]++;
            }
        }

        var expected = (double)Draws * mean / candidates;
        var chiSquare = hits.Sum(count => (count - expected) * (count - expected) / expected);
        Assert.That(chiSquare, Is.LessThan(candidates - 1 + (5 * Math.Sqrt(2.0 * (candidates - 1)))));
    }

    [Test]
    public void A_table_is_made_anew_for_another_number_of_candidates()
    {
        var fanout = Of(5, FanoutLaw.Binomial);
        var random = new Random(1);
        Assert.That(Draw(fanout, 10, 5, random), Has.Length.EqualTo(5), "each of 5 candidates is certain");
        Assert.That(Enumerable.Range(0, 100).Select(_ => Draw(fanout, 10, 10, random).Length).Distinct().Count(), Is.GreaterThan(2));
    }

    [Test]
    public void Drawing_allocates_nothing_after_the_first_time()
    {
        var fanout = Of(3, FanoutLaw.Binomial);
        var environment = new DrawEnvironment(new Random(1));
        Repeat(fanout, environment);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Repeat(fanout, environment);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.That(allocated, Is.Zero);
    }

    private static void Repeat(Fanout fanout, DrawEnvironment environment)
    {
        for (var i = 0; i < 100; i++)
        {
            fanout.Draw<int, DrawEnvironment>(30, 30, environment);
        }
    }

    private static int[] Draw(Fanout fanout, int nodes, int candidates, Random random) =>
        fanout.Draw<int, DrawEnvironment>(nodes, candidates, new DrawEnvironment(random)).ToArray();

    private static Fanout Of(double mean, FanoutLaw law) => new(FanoutFunction.Constant(mean), law);
}
