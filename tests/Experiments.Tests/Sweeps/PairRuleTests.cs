using Distribution.Experiments.Results;
using Distribution.Experiments.Sweeps;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Sweeps;

/// <summary>Which settings are compared run by run.</summary>
[TestFixture]
internal sealed class PairRuleTests
{
    private static readonly SweepAxis Nodes = new("nodes", ["10", "100"]);
    private static readonly SweepAxis Loss = new("loss", ["0", "0.01", "0.1"]);
    private static readonly SweepAxis Mode = new("mode", ["push", "pull"]);
    private static readonly SweepAxis Mechanism = new(SweepPlan.Mechanism, ["a", "b", "c"]);

    [Test]
    public void The_plan_says_what_with_in_any_spelling() => Assert.That(
        PairRule.Of([Nodes, Loss, Mode], new SweepBaseline("loss", "1%"))!.Baseline, Is.EqualTo("0.01"));

    [Test]
    public void Mechanisms_are_compared_with_the_first_of_them() =>
        Assert.That(PairRule.Of([Mechanism, Loss], null), Is.EqualTo(new PairRule(SweepPlan.Mechanism, Mechanism.Values, "a")));

    [Test]
    public void Else_each_value_of_the_shortest_axis_with_the_one_before_it_but_not_numbers_of_nodes()
    {
        Assert.That(PairRule.Of([Nodes, Loss, Mode], null), Is.EqualTo(new PairRule("mode", Mode.Values, null)));
        Assert.That(PairRule.Of([Nodes], null), Is.Null);
        Assert.That(PairRule.Of([new SweepAxis("k", [.. Enumerable.Range(0, 13).Select(k => $"{k}")])], null), Is.Null);
    }

    [Test]
    public void A_pair_differs_along_the_axis_alone_and_what_is_not_finished_is_passed_over()
    {
        ResultRow[] rows = [Row("0", "10"), Row("0.1", "10"), Row("0", "100"), Row("0.01", "100"), Row("0.1", "100")];
        Assert.That(Pairs(new PairRule("loss", Loss.Values, null), rows), Is.EqualTo(new[] { "10: 0.1-0", "100: 0.01-0", "100: 0.1-0.01" }));
        Assert.That(Pairs(new PairRule("loss", Loss.Values, "0.01"), rows), Is.EqualTo(new[] { "100: 0-0.01", "100: 0.1-0.01" }));
    }

    [Test]
    public void Runs_on_processes_share_no_random_numbers() => Assert.That(
        Pairs(new PairRule("loss", Loss.Values, null), [Row("0", "10") with { Key = "measure x" }, Row("0.1", "10"), Row("0.01", "10") with { Runs = 0 }]), Is.Empty);

    private static string[] Pairs(PairRule rule, ResultRow[] rows) =>
        [.. rule.PairsOf(rows, ["nodes", "loss"]).Select(pair => $"{pair.Setting.Option("nodes")}: {pair.Setting.Option("loss")}-{pair.Less.Option("loss")}")];

    private static ResultRow Row(string loss, string nodes) =>
        new($"x;loss={loss};nodes={nodes}", [KeyValuePair.Create("loss", loss), KeyValuePair.Create("nodes", nodes)], 1, 5, [], 0, 0);
}
