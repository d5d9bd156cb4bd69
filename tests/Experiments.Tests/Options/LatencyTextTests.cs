using NUnit.Framework;

namespace Distribution.Experiments.Tests.Options;

[TestFixture]
internal sealed class LatencyTextTests
{
    [TestCase("constant:5ms")]
    [TestCase("constant:0ns")]
    [TestCase("uniform:1ms..10ms")]
    [TestCase("uniform:2s..2s")]
    [TestCase("exponential:1.5ms")]
    [TestCase("lognormal:5ms,0.5")]
    public void A_latency_reads_back_as_written(string text)
    {
        Assert.That(LatencyText.TryRead(text, out var model), Is.True);
        Assert.That(model!.ToString(), Is.EqualTo(text));
    }

    [TestCase("")]
    [TestCase("5ms")]
    [TestCase("constant")]
    [TestCase("constant:")]
    [TestCase("constant:5")]
    [TestCase("constant:-5ms")]
    [TestCase("constant:2h")]
    [TestCase("uniform:10ms..1ms")]
    [TestCase("uniform:1ms")]
    [TestCase("uniform:1ms..2h")]
    [TestCase("exponential:0s")]
    [TestCase("lognormal:5ms")]
    [TestCase("lognormal:5ms,0")]
    [TestCase("lognormal:5ms,5")]
    [TestCase("lognormal:0s,1")]
    [TestCase("Uniform:1ms..10ms")]
    public void What_is_no_latency_is_refused(string text) => Assert.That(LatencyText.TryRead(text, out _), Is.False);
}
