using Distribution.Experiments.Theory;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Theory;

/// <summary>The chain over the number informed, beside brute force, and what holds for all of its models.</summary>
[TestFixture]
internal sealed class SpreadChainTests
{
    [TestCase(true, false, 2, 1)]
    [TestCase(true, false, 4, 1)]
    [TestCase(true, false, 4, 0.6)]
    [TestCase(false, true, 4, 1)]
    [TestCase(false, true, 4, 0.6)]
    [TestCase(true, true, 3, 1)]
    [TestCase(true, true, 4, 1)]
    [TestCase(true, true, 4, 0.6)]
    public void The_spreading_time_is_that_of_brute_force(bool pushes, bool pulls, int nodes, double delivery)
    {
        var expected = new CycleEnumeration(nodes, pushes, pulls, delivery).SpreadingTime();
        var model = new SpreadModel(nodes, nodes - 1, 1, ContactLaw.Fixed, delivery) { IsForever = true, Pushes = pushes, Pulls = pulls };
        var (mean, sd) = SpreadChain.Of(model).SpreadingTime();
        Assert.That(mean, Is.EqualTo(expected.Mean).Within(1e-10));
        Assert.That(sd, Is.EqualTo(expected.Sd).Within(1e-7));
    }

    [Test]
    public void Asking_all_others_is_answered_by_anyone_who_knows()
    {
        var model = new SpreadModel(10, 9, 9, ContactLaw.Fixed, 1) { IsForever = true, Pushes = false, Pulls = true };
        Assert.That(SpreadChain.Of(model).SpreadingTime().Mean, Is.EqualTo(1).Within(1e-12));
    }

    [Test]
    public void A_fan_out_between_two_and_three_is_a_mixture_of_both()
    {
        static double FirstCycle(double fanout) => SpreadChain.Of(
            new SpreadModel(30, 29, fanout, ContactLaw.Fixed, 0.8) { IsForever = true, Pulls = true }).Growth(1)[1];
        Assert.That(FirstCycle(2.25), Is.InRange(FirstCycle(2), FirstCycle(3)));
    }

    [SeededProperty(Arbitrary = [typeof(Models)], MaxTest = 60)]
    public bool The_probabilities_of_every_cycle_sum_to_one(SpreadModel model) =>
        SpreadChain.Of(model).Cycles().Take(20).All(masses => Math.Abs(masses.Sum() - 1) < 1e-10);

    [SeededProperty(Arbitrary = [typeof(Models)], MaxTest = 60)]
    public bool The_expected_number_informed_never_falls(SpreadModel model)
    {
        var curve = SpreadChain.Of(model).Growth(40);
        return curve[0] == 1 && curve.Zip(curve.Skip(1)).All(pair => pair.Second > pair.First - 1e-9) && curve[^1] <= model.Live + 1e-9;
    }

    [SeededProperty(Arbitrary = [typeof(Models)], MaxTest = 60)]
    public bool The_mean_time_is_the_sum_over_cycles_of_the_chance_to_be_unfinished(SpreadModel model)
    {
        var chain = SpreadChain.Of(model);
        var sum = chain.Cycles().Select(masses => 1 - masses[^1]).TakeWhile(unfinished => unfinished > 1e-13).Take(20_000).Sum();
        return Math.Abs(chain.SpreadingTime().Mean - sum) < 1e-6 * sum;
    }

    [SeededProperty(Arbitrary = [typeof(Models)], MaxTest = 60)]
    public bool Pushing_and_pulling_is_faster_than_either(SpreadModel model)
    {
        double Time(bool pushes, bool pulls) =>
            SpreadChain.Of(model with { Pushes = pushes, Pulls = pulls }).SpreadingTime().Mean;
        return Time(true, true) <= Math.Min(Time(true, false), Time(false, true)) + 1e-9;
    }

    [SeededProperty(Arbitrary = [typeof(Models)], MaxTest = 60)]
    public bool More_arriving_is_faster(SpreadModel model) =>
        SpreadChain.Of(model with { Arrival = (1 + model.Arrival) / 2 }).SpreadingTime().Mean
            <= SpreadChain.Of(model).SpreadingTime().Mean + 1e-9;

    /// <summary>Models small enough to be computed at once.</summary>
    internal static class Models
    {
        public static Arbitrary<SpreadModel> Model() => Arb.From(
            from candidates in Gen.Choose(2, 40)
            from live in Gen.Choose(2, candidates + 1)
            from fanout in Gen.Choose(1, candidates * 4)
            from law in Gen.Elements(ContactLaw.Fixed, ContactLaw.Binomial, ContactLaw.Poisson)
            from arrival in Gen.Choose(1, 10)
            from mode in Gen.Choose(1, 3)
            select new SpreadModel(live, candidates, Math.Max(0.25, fanout / 4.0), law, arrival / 10.0)
            {
                IsForever = true,
                Pushes = (mode & 1) != 0,
                Pulls = (mode & 2) != 0,
            });
    }
}
