using System.Globalization;
using Distribution.Experiments.Running;
using Distribution.Experiments.Tests.Fakes;
using Distribution.Experiments.Theory;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Theory;

/// <summary>Exact spreading times, the lpbcast model of Eugster et al. 2003, bounds, growth, and Serf's formula.</summary>
[TestFixture]
internal sealed class SpreadForeverTests
{
    [TestCase("push", 100, 12.3045, 1.33)]
    [TestCase("push", 1000, 18.0383, 1.32)]
    [TestCase("pull", 100, 9.7932, 1.37)]
    public void The_exact_spreading_time_is_the_published_one(string mode, int nodes, double mean, double sd)
    {
        var line = Line($"--stop forever --mode {mode} --nodes {nodes}", "tLast");
        Assert.That(line.Value, Is.EqualTo(mean).Within(5e-5));
        Assert.That(line.Sd, Is.EqualTo(sd).Within(5e-3));
    }

    [Test]
    public void The_lpbcast_recursion_is_the_published_one()
    {
        var curve = Line("--stop forever --nodes 125 --fanout 3 --fanout-law binomial --delivery .9405", "informed").Curve!;
        double[] published = [1, 3.82, 13.89, 42.74, 89.35, 117.83, 124.18, 124.93, 124.99];
        Assert.That(curve.Take(9), Is.EqualTo(published).Within(0.005 + 1e-9));
    }

    [Test]
    public void Three_distinct_targets_spread_faster_than_the_lpbcast_recursion()
    {
        var curve = Line("--stop forever --nodes 125 --fanout 3 --delivery .9405", "informed").Curve!;
        Assert.That(curve.Skip(3).Take(3), Is.EqualTo(new[] { 44.4, 95.5, 121.5 }).Within(0.15));
    }

    [Test]
    public void Two_sites_are_enumerated_by_hand()
    {
        // Delivery 1/2: the number of cycles is geometric, mean 2, variance 2.
        var line = Line("--stop forever --nodes 2 --delivery 0.5", "tLast");
        Assert.That(line.Value, Is.EqualTo(2).Within(1e-12));
        Assert.That(line.Sd, Is.EqualTo(Math.Sqrt(2)).Within(1e-12));
    }

    [Test]
    public void Serfs_formula_is_the_published_one_and_is_called_an_approximation()
    {
        var line = TheoryList.For(Given.Options(Given.Rumor, "--stop forever --nodes 30 --fanout 3"))
            .Single(theory => theory.Name.Contains("Serf", StringComparison.Ordinal));
        double[] percent = [3.125, 12.631, 39.317, 74.384, 92.864, 98.314, 99.619, 99.915, 99.981, 99.996];
        Assert.That(line.Curve!.Take(10).Select(informed => informed / 30 * 100), Is.EqualTo(percent).Within(5e-4));
        Assert.That(line.Name, Does.Contain("approximation"));
    }

    [Test]
    public void Real_push_with_three_distinct_targets_is_ahead_of_serfs_formula()
    {
        var settings = "--stop forever --nodes 30 --fanout 3";
        var curve = Line(settings, "informed").Curve!;
        Assert.That(curve.Take(6).Select(informed => informed / 30 * 100), Is.EqualTo(new[] { 3.333, 13.333, 44.03, 86.49, 99.12, 99.96 }).Within(0.03));
        Assert.That(Line(settings, "tLast").Value, Is.EqualTo(4.235).Within(5e-3));
        Assert.That(Line(settings, "tLast").Sd, Is.EqualTo(0.47).Within(0.01));
    }

    [TestCase("push", "exact", 1000)]
    [TestCase("push", "mean field", 20_000)]
    [TestCase("push-pull", "mean field", 1_000_000)]
    public void The_first_curve_is_what_runs_follow_and_not_serfs_formula(string mode, string name, int nodes) => Assert.That(
        TheoryList.For(Given.Options(Given.Rumor, $"--stop forever --nodes {nodes} --mode {mode}")).First(theory => theory.Curve is not null).Name,
        Does.StartWith(name));

    [TestCase("--mode push")]
    [TestCase("--mode push-pull --delivery 0.8 --crashed 0.1")]
    [TestCase("--mode push --fanout 2.5 --fanout-law poisson")]
    [TestCase("--mode pull --fanout 2.5 --loss 0.1")]
    public void The_mean_field_is_the_growth_of_large_systems(string options)
    {
        var settings = Given.Options(Given.Rumor, $"--stop forever --nodes 20000 {options}");
        // Runs differ by when they take off: from a tenth of the sites on the next cycle depends on the last one alone.
        var run = CellRunner.Run(new CellPlan(Given.Rumor, settings, 5, 1, 1, null), Silent.Progress, CancellationToken.None).Curve.Mean;
        _ = SpreadModel.TryReadForever(settings, out var model);
        (double Now, double Next)[] cycles = [.. run.Zip(run.Skip(1)).Where(pair => pair.First > 2_000 && pair.Second < 19_990)];
        Assert.That(cycles, Has.Length.GreaterThanOrEqualTo(2));
        foreach (var (now, next) in cycles)
        {
            Assert.That(next, Is.EqualTo(MeanFieldGrowth.Next(model, now)).Within(4 * Math.Sqrt(model.Live - now)));
        }
    }

    [TestCase("push", 33.7471)]
    [TestCase("pull", 23.7198)]
    [TestCase("push-pull", 16.3636)]
    public void A_large_system_has_the_published_leading_order(string mode, double order)
    {
        // log2 n + ln n, log2 n + log2 ln n, log3 n + log2 ln n
        var lines = TheoryList.For(Given.Options(Given.Rumor, $"--stop forever --mode {mode} --nodes 1e6"));
        Assert.That(
            lines.Single(line => line.Name.StartsWith("leading order", StringComparison.Ordinal)).Value, Is.EqualTo(order).Within(5e-4));
    }

    [TestCase("push", 0.5)]
    [TestCase("pull", 0.5)]
    [TestCase("push-pull", 0.5)]
    [TestCase("push-pull", 1)]
    public void The_leading_order_is_off_by_a_constant(string mode, double delivery)
    {
        var gaps = new[] { 250, 1000, 2000 }.Select(nodes =>
        {
            var line = string.Create(CultureInfo.InvariantCulture, $"--stop forever --mode {mode} --delivery {delivery} --nodes {nodes}");
            var lines = TheoryList.For(Given.Options(Given.Rumor, line)).Where(theory => theory.Measure is "tLast").ToArray();
            return lines.Single(theory => theory.Name.StartsWith("exact", StringComparison.Ordinal)).Value
                - lines.Single(theory => theory.Name.StartsWith("leading", StringComparison.Ordinal)).Value;
        }).ToArray();
        Assert.That(gaps.Max() - gaps.Min(), Is.LessThan(0.5));
    }

    [SeededProperty(MaxTest = 60)]
    public bool The_bounds_hold_for_every_number_of_nodes(FsCheck.PositiveInt size)
    {
        var nodes = 2 + (size.Get * 7 % 400);
        var (low, high) = PushBounds.Of(nodes);
        var mean = Line($"--stop forever --nodes {nodes}", "tLast").Value;
        return low <= mean && mean <= high;
    }

    [Test]
    public void Bounds_are_shown_where_one_partner_is_pushed_to_and_nothing_is_lost()
    {
        static int Bounds(string line) => TheoryList.For(Given.Options(Given.Rumor, line))
            .Count(theory => theory.Name.Contains("bound", StringComparison.Ordinal));
        Assert.That(Bounds("--stop forever"), Is.EqualTo(2));
        Assert.That(Bounds("--stop forever --delivery .9"), Is.Zero);
        Assert.That(Bounds("--stop forever --fanout 2"), Is.Zero);
        Assert.That(Bounds("--stop forever --mode pull"), Is.Zero);
    }

    [TestCase("--stop forever --nodes 100 --delivery 0")]
    [TestCase("--stop forever --nodes 1")]
    [TestCase("--stop forever --nodes 100 --fanout 0")]
    public void What_never_ends_has_no_theory(string line) => Assert.That(TheoryList.For(Given.Options(Given.Rumor, line)), Is.Empty);

    private static TheoryLine Line(string line, string measure) =>
        TheoryList.For(Given.Options(Given.Rumor, line)).First(theory => string.Equals(theory.Measure, measure, StringComparison.Ordinal));
}
