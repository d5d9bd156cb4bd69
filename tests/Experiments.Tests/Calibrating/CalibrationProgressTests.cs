using Distribution.Experiments.Calibrating;
using Distribution.Protocol;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Calibrating;

[Parallelizable]
internal sealed class CalibrationProgressTests
{
    [Test, CancelAfter(120_000)]
    public async Task Every_turn_of_a_group_is_told_and_the_fit(CancellationToken cancellation)
    {
        var finished = 0;
        var calibrator = new Calibrator([new GossipTimes(1, FanoutFunction.Constant(1)), new GossipTimes(2, FanoutFunction.Constant(1))], 2);
        await calibrator.MeasureAsync([], TimeProvider.System.GetUtcNow(), () => finished++, cancellation);
        Assert.That((calibrator.Steps, finished), Is.EqualTo((13, 13)), "two starts, three rounds, two groups");
    }
}
