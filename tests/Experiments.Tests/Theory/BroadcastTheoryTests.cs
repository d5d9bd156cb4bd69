using Distribution.Experiments.Protocols;
using Distribution.Experiments.Running;
using Distribution.Experiments.Tests.Fakes;
using Distribution.Experiments.Theory;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Theory;

/// <summary>What floods and direct mail cost and reach.</summary>
[TestFixture]
internal sealed class BroadcastTheoryTests
{
    [TestCase("--nodes 25 --topology grid:5x5 --hop-latency 100ms", 56, 800)]
    [TestCase("--nodes 25 --topology line --hop-latency 100ms", 24, 2400)]
    [TestCase("--nodes 25 --topology grid:5x5 --hop-latency 100ms --echo yes", 80, 800)]
    [TestCase("--nodes 10 --latency constant:5ms", 81, 5)]
    public void A_flood_costs_what_is_published_and_what_runs_show(string line, double payloads, double lastMs)
    {
        var protocol = new FloodProtocol();
        var settings = Given.Options(protocol, line);
        var result = CellRunner.Run(new CellPlan(protocol, settings, 1, 3, 1, null), Silent.Progress, CancellationToken.None);
        Assert.That(Value(result.Theory, "payloads"), Is.EqualTo(payloads));
        Assert.That(Value(result.Theory, "lastArrivalMs"), Is.EqualTo(lastMs));
        Assert.That(result.Measures.Single(measure => measure.Definition.Name is "payloads").Summary.Mean, Is.EqualTo(payloads));
        Assert.That(result.Measures.Single(measure => measure.Definition.Name is "lastArrivalMs").Summary.Mean, Is.EqualTo(lastMs).Within(0.01));
    }

    [TestCase("--nodes 50 --loss 20% --messages 3")]
    [TestCase("--nodes 50 --loss 20% --crashed 10%")]
    [TestCase("--nodes 50 --loss 20% --topology ring")]
    public void Direct_mail_reaches_what_runs_show(string line)
    {
        var protocol = new DirectMailProtocol();
        var settings = Given.Options(protocol, line);
        var result = CellRunner.Run(new CellPlan(protocol, settings, 1, 300, 1, null), Silent.Progress, CancellationToken.None);
        var (theory, summary) = (result.Theory.Single(line => line.Measure is "reach"), result.Measures[0].Summary);
        Assert.That(summary.Mean, Is.EqualTo(theory.Value).Within(4 * theory.Sd / Math.Sqrt(300)));
        Assert.That(summary.Sd, Is.EqualTo(theory.Sd).Within(0.2 * theory.Sd));
        Assert.That(Value(result.Theory, "traffic"), Is.EqualTo(result.Measures[1].Summary.Mean).Within(1e-9));
    }

    [TestCase("--nodes 20 --loss 1%")]
    [TestCase("--nodes 20 --topology regular:4")]
    [TestCase("--nodes 20 --crashed 10%")]
    public void Where_runs_differ_a_flood_has_no_line(string line)
    {
        var settings = Given.Options(new FloodProtocol(), line);
        Assert.That(TheoryList.For(settings), Is.Empty);
        Assert.That(TheoryGap.Sentence(settings), Does.Contain("the same in every run"));
    }

    private static double Value(IReadOnlyList<TheoryLine> lines, string measure) =>
        lines.Single(line => string.Equals(line.Measure, measure, StringComparison.Ordinal)).Value;
}
