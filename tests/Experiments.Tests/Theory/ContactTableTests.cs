using Distribution.Experiments.Theory;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Theory;

/// <summary>What the contacts of one site inform, beside brute force.</summary>
[TestFixture]
internal sealed class ContactTableTests
{
    [TestCase(1)]
    [TestCase(3)]
    [TestCase(5)]
    public void Repeated_draws_hit_as_many_different_sites_as_brute_force_says(int draws)
    {
        // Five others, three of them susceptible.
        var expected = new double[4];
        var outcomes = (int)Math.Pow(5, draws);
        for (var outcome = 0; outcome < outcomes; outcome++)
        {
            var hit = Enumerable.Range(0, draws).Select(draw => outcome / (int)Math.Pow(5, draw) % 5).Where(site => site < 3).Distinct().Count();
            expected[hit] += 1.0 / outcomes;
        }

        var row = ContactTable.Of(new SpreadModel(6, 5, draws, ContactLaw.Repeated, 1))[3].ToArray();
        Assert.That(row, Is.EqualTo(expected.Take(row.Length)).Within(1e-12));
    }

    [Test]
    public void Twenty_three_people_share_a_birthday_with_probability_one_half()
    {
        var all = ContactTable.Of(new SpreadModel(366, 365, 23, ContactLaw.Repeated, 1))[365];
        Assert.That(1 - all[23], Is.EqualTo(0.507297).Within(5e-7));
    }

    [Test]
    public void A_geometric_number_of_draws_is_the_mixture_of_all_numbers()
    {
        const double mean = 3;
        var row = ContactTable.Of(new SpreadModel(8, 7, mean, ContactLaw.Geometric, 0.9))[5].ToArray();
        var mixture = new double[row.Length];
        for (var draws = 1; draws < 200; draws++)
        {
            var single = ContactTable.Of(new SpreadModel(8, 7, draws, ContactLaw.Repeated, 0.9))[5];
            for (var fresh = 0; fresh < Math.Min(single.Length, mixture.Length); fresh++)
            {
                mixture[fresh] += Math.Pow(1 - (1 / mean), draws - 1) / mean * single[fresh];
            }
        }

        Assert.That(row, Is.EqualTo(mixture).Within(1e-12));
    }

    [SeededProperty(Arbitrary = [typeof(Laws)], MaxTest = 100)]
    public bool Probabilities_sum_to_one(SpreadModel model)
    {
        var table = ContactTable.Of(model);
        return Enumerable.Range(0, model.Live).All(susceptible => Math.Abs(table[susceptible].ToArray().Sum() - 1) < 1e-10);
    }

    [SeededProperty(Arbitrary = [typeof(Laws)], MaxTest = 100)]
    public bool The_final_size_is_a_distribution(SpreadModel model) => Math.Abs(ExactInfectAndDie.FinalSize(model).Sum() - 1) < 1e-9;

    /// <summary>Models of every law.</summary>
    internal static class Laws
    {
        public static Arbitrary<SpreadModel> Model() => Arb.From(
            from candidates in Gen.Choose(1, 40)
            from live in Gen.Choose(1, candidates + 1)
            from law in Gen.Elements(Enum.GetValues<ContactLaw>())
            from fanout in Gen.Choose(1, candidates)
            from arrival in Gen.Choose(1, 10)
            select new SpreadModel(live, candidates, fanout, law, arrival / 10.0));
    }
}
