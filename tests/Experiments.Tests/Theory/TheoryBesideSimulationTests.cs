using System.Globalization;
using Distribution.Experiments.Running;
using Distribution.Experiments.Tests.Fakes;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Theory;

/// <summary>The first line of each measure is what the simulation gives: exact ones within the error of the runs, limits within 1/n of
/// it. The bound is four standard errors.</summary>
[TestFixture]
internal sealed class TheoryBesideSimulationTests
{
    [TestCase("--stop forever --nodes 300")]
    [TestCase("--stop forever --mode pull --delivery 0.7 --nodes 300")]
    [TestCase("--stop forever --mode push-pull --crashed 0.2 --nodes 300")]
    [TestCase("--stop forever --mode push-pull --fanout 1.5 --delivery 0.8 --nodes 200")]
    [TestCase("--stop forever --mode push-pull --fanout 2 --fanout-law binomial --nodes 200")]
    [TestCase("--stop forever --mode pull --fanout 2 --fanout-law poisson --crashed 0.1 --nodes 200")]
    [TestCase("--stop forever --mode pull --loss 0.2 --delivery 0.9 --nodes 200")]
    [TestCase("--stop forever --mode push-pull --loss 0.2 --nodes 200")]
    [TestCase("--stop forever --clock poisson --nodes 200")]
    [TestCase("--stop forever --clock poisson --mode push-pull --fanout 2 --delivery 0.8 --crashed 0.1 --nodes 200")]
    [TestCase("--stop blind-counter --k 3 --nodes 300")]
    [TestCase("--stop blind-coin --k 3 --nodes 300")]
    [TestCase("--stop blind-counter --k 3 --delivery 0.8 --crashed 0.1 --nodes 300")]
    [TestCase("--stop once --fanout 2 --fanout-law binomial --nodes 300")]
    public void Exact_lines_are_what_the_runs_give(string line) => Check(line, runs: 150, slack: 0, exactOnly: true);

    [TestCase("--stop feedback-coin --judge sequential --k 2")]
    [TestCase("--stop feedback-counter --judge sequential --counter cumulative --k 1 --crashed 0.1 --delivery 0.9")]
    [TestCase("--stop feedback-coin --judge sequential --k 2 --loss 0.1")]
    [TestCase("--stop feedback-coin --clock poisson --k 2")]
    [TestCase("--k 2 --clock poisson --delivery 0.8")]
    [TestCase("--k 2 --clock poisson --mode pull")]
    [TestCase("--k 2 --clock poisson --mode push-pull --crashed 0.1")]
    [TestCase("--stop blind-coin --k 4 --clock poisson --mode pull --crashed 0.1")]
    [TestCase("--k 1")]
    [TestCase("--k 2 --fanout 2 --crashed 0.1 --delivery 0.9")]
    public void Limits_are_near_what_the_runs_give(string line) => Check(line + " --nodes 1500", runs: 50, slack: 0.003, exactOnly: false);

    private static void Check(string line, int runs, double slack, bool exactOnly)
    {
        var settings = Given.Options(Given.Rumor, line);
        var result = CellRunner.Run(new CellPlan(Given.Rumor, settings, 5, runs, 2, null), Silent.Progress, CancellationToken.None);
        var checkedMeasures = 0;
        foreach (var measure in result.Measures.Where(measure => measure.Summary.Sd > 0))
        {
            var theory = result.Theory.FirstOrDefault(theory => string.Equals(theory.Measure, measure.Definition.Name, StringComparison.Ordinal));
            if (theory is null || (exactOnly && !theory.Name.StartsWith("exact", StringComparison.Ordinal)))
            {
                continue;
            }

            checkedMeasures++;
            var relative = measure.Definition.Name is "traffic" ? 1 + theory.Value : 1;
            var tolerance = (4 * measure.Summary.Sd / Math.Sqrt(runs)) + (slack * relative);
            Assert.That(
                measure.Summary.Mean,
                Is.EqualTo(theory.Value).Within(tolerance),
                string.Create(CultureInfo.InvariantCulture, $"{measure.Definition.Name}: {theory.Name}"));
        }

        Assert.That(checkedMeasures, Is.Positive);
    }
}
