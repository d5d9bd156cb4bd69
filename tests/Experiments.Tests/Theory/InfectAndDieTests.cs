using Distribution.Experiments.Tests.Fakes;
using Distribution.Experiments.Theory;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Theory;

/// <summary>Kermarrec, Massoulie, Ganesh 2003; Erdos and Renyi 1959.</summary>
[TestFixture]
internal sealed class InfectAndDieTests
{
    [TestCase(2, 0.79681)]
    [TestCase(3, 0.94048)]
    [TestCase(4, 0.98017)]
    [TestCase(5, 0.99302)]
    [TestCase(6, 0.99748)]
    public void The_fixed_point_is_the_published_one(double fanout, double reach) =>
        Assert.That(InfectAndDieFixedPoint.Share(fanout), Is.EqualTo(reach).Within(5e-6));

    [TestCase(0)]
    [TestCase(0.5)]
    [TestCase(1)]
    public void Nobody_is_reached_in_the_limit_up_to_a_fan_out_of_one(double fanout) =>
        Assert.That(InfectAndDieFixedPoint.Share(fanout), Is.Zero);

    [TestCase(2, 0.0163)]
    [TestCase(3, 0.0082)]
    [TestCase(4, 0.0046)]
    [TestCase(5, 0.0026)]
    [TestCase(6, 0.0015)]
    public void The_exact_chain_has_the_published_deviation_and_a_small_offset_from_the_fixed_point(int fanout, double sd)
    {
        var reach = Line($"--stop once --fanout {fanout} --nodes 1000", "exact", "reach");
        Assert.That(reach.Sd, Is.EqualTo(sd).Within(0.03 * sd + 0.00005));
        Assert.That(reach.Value, Is.EqualTo(InfectAndDieFixedPoint.Share(fanout)).Within(0.001));
    }

    [TestCase("ln", 0.3787)]
    [TestCase("ln+1", 0.6991)]
    [TestCase("ln+2", 0.8777)]
    public void The_exact_chain_gives_the_published_chance_to_reach_all_1000(string fanout, double all) =>
        Assert.That(Line($"--stop once --fanout {fanout} --fanout-law binomial --nodes 1000", "exact", "all").Value, Is.EqualTo(all).Within(0.007));

    [TestCase("ln", 0.3679)]
    [TestCase("ln+1", 0.6922)]
    [TestCase("ln+2", 0.8734)]
    public void The_limit_of_reaching_all_is_the_published_one(string fanout, double all) =>
        Assert.That(
            Line($"--stop once --fanout {fanout} --fanout-law binomial --nodes 100000", "exp(-exp(-c))", "all").Value,
            Is.EqualTo(all).Within(0.0005));

    [Test]
    public void Loss_and_crashed_sites_are_made_up_for_by_the_published_factor()
    {
        // (ln n' + 1) / ((1 - eps)(1 - q)) with n' = 900, eps = .1, q = .2
        var fanout = (Math.Log(900) + 1) / (0.9 * 0.8);
        var text = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{fanout:F6}");
        var limit = Line($"--stop once --fanout {text} --fanout-law binomial --nodes 1000 --crashed 0.1 --loss 0.2", "exp(-exp(-c))", "all");
        Assert.That(limit.Value, Is.EqualTo(0.6922).Within(0.003));
        var exact = Line($"--stop once --fanout {text} --fanout-law binomial --nodes 1000 --crashed 0.1 --loss 0.2", "exact", "all");
        Assert.That(exact.Value, Is.EqualTo(0.6991).Within(0.01));
    }

    [Test]
    public void Rounding_takes_no_share_out_of_what_a_share_can_be([Values(100, 500, 1_000)] int nodes)
    {
        // 1.0000000000010445 of 1,000 nodes was reached, and -1.04e-12 missed.
        foreach (var fanout in new[] { "10", "15", "20", "25", "30", "40", "50", "60", "80", "ln+9", "sqrt" })
        {
            var lines = TheoryList.For(Given.Options(Given.Rumor, $"--stop once --fanout {fanout} --nodes {NumberText.Write(nodes)}"));
            var shares = lines.Where(line => line.Measure is "reach" or "residue" or "all").ToArray();
            Assert.That(shares.Select(line => line.Value), Is.Not.Empty.And.All.InRange(0.0, 1.0), fanout);
            Assert.That(shares.Select(line => double.IsNegative(line.Value)), Has.None.True, $"{fanout}: -0");
        }
    }

    [Test]
    public void Two_sites_of_three_are_enumerated_by_hand()
    {
        // n = 3, fan-out 1: the source informs one for certain; that one hits the third with probability 1/2.
        var reach = Line("--stop once --fanout 1 --nodes 3", "exact", "reach");
        Assert.That(reach.Value, Is.EqualTo(2.5 / 3).Within(1e-12));
        Assert.That(Line("--stop once --fanout 1 --nodes 3", "exact", "all").Value, Is.EqualTo(0.5).Within(1e-12));
        Assert.That(Line("--stop once --fanout 1 --nodes 3", "exact", "traffic").Value, Is.EqualTo(2.5 / 3).Within(1e-12));
    }

    [Test]
    public void With_loss_the_source_may_inform_nobody()
    {
        // n = 2, fan-out 1, delivery 1/2.
        Assert.That(Line("--stop once --fanout 1 --nodes 2 --delivery 0.5", "exact", "all").Value, Is.EqualTo(0.5).Within(1e-12));
        Assert.That(Line("--stop once --fanout 1 --nodes 2 --loss 0.5", "exact", "all").Value, Is.EqualTo(0.5).Within(1e-12));
    }

    [Test]
    public void The_laws_give_different_reach()
    {
        var values = new[] { "fixed", "binomial", "poisson" }
            .Select(law => Line($"--stop once --fanout 2 --fanout-law {law} --nodes 100", "exact", "reach").Value).ToArray();
        Assert.That(values, Is.Unique);
        Assert.That(values[0], Is.GreaterThan(values[1] + 0.05), "only a fixed fan-out never dies out at once");
    }

    [TestCase("fixed", 1)]
    [TestCase("poisson", 0.79681)]
    public void The_rumor_takes_off_with_the_survival_probability(string law, double survival)
    {
        var reach = Line($"--stop once --fanout 2 --fanout-law {law} --nodes 100000", "limit", "reach");
        Assert.That(reach.Value, Is.EqualTo(0.79681 * survival).Within(1e-4));
    }

    [TestCase(2.5)]
    [TestCase(3)]
    public void The_exact_chain_approaches_the_limit(double fanout)
    {
        var line = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"--stop once --fanout {fanout} --nodes 4000 --delivery 0.9");
        Assert.That(Line(line, "exact", "reach").Value, Is.EqualTo(Line(line, "limit", "reach").Value).Within(0.0005));
    }

    [TestCase(1_000)]
    [TestCase(100_000)]
    [TestCase(1_000_000)]
    public void With_one_contact_a_site_the_exact_chain_is_the_birthday_problem_at_any_size(int nodes)
    {
        // The c-th contact finds one of the n - c sites that do not know, among n - 1: E(informed) = 1 + Ramanujan's Q(n - 1).
        var (expected, goesOn) = (1.0, 1.0);
        for (var informed = 1; goesOn > 1e-20; informed++)
        {
            goesOn *= (nodes - (double)informed) / (nodes - 1);
            expected += goesOn;
        }

        var reach = Line(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"--stop once --fanout 1 --nodes {nodes}"), "exact", "reach").Value;
        Assert.That(reach * nodes, Is.EqualTo(expected).Within(1e-6 * expected));
        var asymptotic = Math.Sqrt(Math.PI * (nodes - 1) / 2) + (2.0 / 3);
        Assert.That(reach * nodes, Is.EqualTo(asymptotic).Within(0.01), "Q(m) = sqrt(pi m / 2) - 1/3 + O(1 / sqrt(m))");
    }

    [TestCase("--stop once --fanout 3 --nodes 10001")]
    [TestCase("--stop once --fanout 1 --fanout-law poisson --nodes 10001")]
    [TestCase("--stop once --fanout n-1 --nodes 9000 --loss 0.1")]
    public void Where_the_exact_chain_costs_too_much_the_limit_remains(string line)
    {
        var lines = TheoryList.For(Given.Options(Given.Rumor, line));
        Assert.That(lines.Select(theory => theory.Name), Has.None.StartsWith("exact").And.Some.StartsWith("limit"));
    }

    [Test]
    public void One_site_has_no_theory() => Assert.That(TheoryList.For(Given.Options(Given.Rumor, "--stop once --nodes 1")), Is.Empty);

    [Test]
    public void A_member_of_a_group_may_draw_itself()
    {
        // Two members, subset ln 2 rounded up to 1: the caller sends to one of them, who half of the time draws itself.
        var lines = TheoryList.For(Given.Options(Given.Gossip, "--nodes 2"));
        Assert.That(lines.First(line => line.Measure is "all").Value, Is.EqualTo(0.5).Within(1e-12));
        Assert.That(lines.First(line => line.Measure is "reach").Value, Is.EqualTo(0.75).Within(1e-12));

        // One message by the caller, one by the first member if it draws the other (1/2), one by the second if it draws the first (1/4).
        Assert.That(lines.First(line => line.Measure is "messages").Value, Is.EqualTo(1.75).Within(1e-12));
    }

    [Test]
    public void Timed_push_has_no_theory() => Assert.That(TheoryList.For(Given.Options(Given.TimedPush, "")), Is.Empty);

    private static TheoryLine Line(string line, string name, string measure) =>
        TheoryList.For(Given.Options(Given.Rumor, line))
            .Single(theory => theory.Name.Contains(name, StringComparison.Ordinal) && string.Equals(theory.Measure, measure, StringComparison.Ordinal));
}
