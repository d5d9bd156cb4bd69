namespace Distribution.Protocol.Tests;

public sealed class FanoutFunctionTests
{
    [TestCase("3", 100, 3)]
    [TestCase("2.5", 7, 2.5)]
    [TestCase("0", 7, 0)]
    [TestCase("1e3", 7, 1000)]
    [TestCase("ln", 1, 0)]
    [TestCase("ln", 1000, 6.907755278982137)]
    [TestCase("ln+1.5", 1000, 8.407755278982137)]
    [TestCase("ln-1", 1000, 5.907755278982137)]
    [TestCase("ln-9", 1000, 0)]
    [TestCase("log2", 1024, 10)]
    [TestCase("sqrt", 49, 7)]
    [TestCase("n-1", 49, 48)]
    public void Text_is_read_and_evaluated(string text, int nodes, double value)
    {
        Assert.That(FanoutFunction.TryParse(text, out var function));
        Assert.That(function!.Of(nodes), Is.EqualTo(value).Within(1e-12));
        Assert.That(FanoutFunction.TryParse(function.ToString(), out var again));
        Assert.That(again, Is.EqualTo(function));
        Assert.That(again!.GetHashCode(), Is.EqualTo(function.GetHashCode()));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("-1")]
    [TestCase("NaN")]
    [TestCase("Infinity")]
    [TestCase("1e999")]
    [TestCase("ln+")]
    [TestCase("ln+-1")]
    [TestCase("ln 1")]
    [TestCase("LN")]
    [TestCase("n")]
    [TestCase("n-2")]
    [TestCase("1,5")]
    public void Other_text_is_refused(string? text) => Assert.That(FanoutFunction.TryParse(text, out _), Is.False);

    [FsCheck.NUnit.Property]
    public void Every_constant_round_trips_as_text(double value)
    {
        if (value >= 0 && double.IsFinite(value))
        {
            Assert.That(FanoutFunction.TryParse(FanoutFunction.Constant(value).ToString(), out var again));
            Assert.That(again!.Of(9), Is.EqualTo(value));
        }
        else
        {
            Assert.That(() => FanoutFunction.Constant(value), Throws.InstanceOf<ArgumentOutOfRangeException>());
        }
    }
}
