using Distribution.Experiments.Tests.Fakes;
using Distribution.Experiments.Theory;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Theory;

/// <summary>Demers et al. 1987, section 1.4: fixed points and differential equations.</summary>
[TestFixture]
internal sealed class RumorTheoryTests
{
    [TestCase(1, 0.20319)]
    [TestCase(2, 0.05952)]
    [TestCase(3, 0.01983)]
    [TestCase(4, 0.00698)]
    [TestCase(5, 0.00252)]
    public void Sequential_judging_has_the_published_residue_and_traffic(int k, double residue)
    {
        foreach (var stop in new[] { "--stop feedback-coin", "--stop feedback-counter --counter cumulative" })
        {
            var lines = Lines($"{stop} --judge sequential --k {k}");
            Assert.That(Value(lines, "residue"), Is.EqualTo(residue).Within(5e-6));
            Assert.That(Value(lines, "traffic"), Is.EqualTo((k + 1) * (1 - residue)).Within(1e-4));
        }
    }

    [Test]
    public void What_does_not_arrive_counts_for_nothing_and_costs_traffic()
    {
        var lines = Lines("--stop feedback-coin --judge sequential --k 2 --delivery 0.5");
        Assert.That(Value(lines, "residue"), Is.EqualTo(0.05952).Within(5e-6));
        Assert.That(Value(lines, "traffic"), Is.EqualTo(6 * (1 - 0.05952)).Within(1e-4));
    }

    [TestCase("--stop feedback-coin --k 1", 0.20319)]
    [TestCase("--stop feedback-coin --k 3", 0.01983)]
    [TestCase("--stop feedback-counter --counter cumulative --k 2", 0.05952)]
    [TestCase("--stop blind-counter --k 3", 0.05952)]
    [TestCase("--stop blind-coin --k 3", 0.05952)]
    [TestCase("--stop feedback-coin --mode pull --k 2", 0.05952)]
    [TestCase("--stop feedback-coin --mode push-pull --k 2", 0.05952)]
    public void The_differential_equations_end_in_the_fixed_point(string stop, double residue)
    {
        // Blind: s = exp(-k (1 - s)), the same equation with one contact less.
        var line = Lines($"{stop} --clock poisson --nodes 1e6").First(
            theory => theory.Name.Contains("differential", StringComparison.Ordinal) && theory.Measure is "residue");
        Assert.That(line.Value, Is.EqualTo(residue).Within(2e-5));
    }

    [Test]
    public void Setting_the_counter_back_leaves_a_smaller_residue() => Assert.That(
        Value(Lines("--k 2 --clock poisson"), "residue"),
        Is.LessThan(Value(Lines("--k 2 --clock poisson --counter cumulative"), "residue")));

    [Test]
    public void Growth_by_the_equations_begins_with_one_site_and_ends_with_those_reached()
    {
        var lines = Lines("--stop feedback-coin --clock poisson --nodes 1000");
        var curve = lines.Single(line => line.Measure is "informed").Curve!;
        Assert.That(curve[0], Is.EqualTo(1).Within(1e-9));
        Assert.That(curve, Is.Ordered);
        Assert.That(curve[^1] / 1000, Is.EqualTo(lines.Single(line => line.Measure is "reach" && line.Name.Contains("differential", StringComparison.Ordinal)).Value).Within(1e-9));
    }

    [TestCase("", 1.745, 0.1746)]
    [TestCase("--delivery 0.5", 3.49, 0.1746)]
    public void Residue_is_tied_to_the_traffic_that_was_measured(string options, double traffic, double residue)
    {
        var settings = Given.Options(Given.Rumor, options);
        var line = TheoryList.For(settings, new Dictionary<string, double>(StringComparer.Ordinal) { ["traffic"] = traffic })[0];
        Assert.That(line.Measure, Is.EqualTo("residue"));
        Assert.That(line.Value, Is.EqualTo(residue).Within(5e-4));
    }

    [TestCase(2)]
    [TestCase(10)]
    [TestCase(1000)]
    public void Push_by_Poisson_clocks_takes_twice_the_harmonic_number(int nodes)
    {
        var harmonic = Enumerable.Range(1, nodes - 1).Sum(site => 1.0 / site);
        var line = Lines($"--stop forever --clock poisson --nodes {nodes}").First(theory => theory.Measure is "tLast");
        Assert.That(line.Value, Is.EqualTo(2.0 * (nodes - 1) / nodes * harmonic).Within(1e-9));
    }

    [Test]
    public void A_single_exponential_wait_has_its_own_deviation()
    {
        // Two sites, both call: the first of two exponentials of rate 1/2.
        var line = Lines("--stop forever --clock poisson --mode push-pull --delivery 0.5 --nodes 2").First();
        Assert.That((line.Value, line.Sd), Is.EqualTo((1.0, 1.0)));
    }

    [TestCase("--mode pull", "differential equations, which describe --clock poisson")]
    [TestCase("--mode push-pull --stop median-counter", "median counter")]
    [TestCase("--stop forever --clock staggered", "Poisson clocks")]
    [TestCase("--connection-limit 1", "connection limit")]
    [TestCase("--mode pull --stop forever --answer one", "answering one call")]
    [TestCase("--nodes 1", "one node")]
    [TestCase("--stop forever --topology ring", "complete graph, and --topology is another")]
    [TestCase("--stop once --topology ring", "complete graph, and --topology is another")]
    [TestCase("--stop feedback-coin --judge sequential --topology ring", "complete graph, and --topology is another")]
    public void Where_no_line_applies_a_sentence_says_why(string options, string reason)
    {
        var settings = Given.Options(Given.Rumor, options);
        Assert.That(TheoryList.For(settings), Is.Empty);
        Assert.That(TheoryGap.Sentence(settings), Does.StartWith("no theory line applies to this setting because").And.Contain(reason));
    }

    private static IReadOnlyList<TheoryLine> Lines(string line) => TheoryList.For(Given.Options(Given.Rumor, line));

    private static double Value(IReadOnlyList<TheoryLine> lines, string measure) =>
        lines.First(line => string.Equals(line.Measure, measure, StringComparison.Ordinal)).Value;
}
