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

    [SeededProperty]
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

    [Test]
    public void A_method_of_the_users_own_goes_by_its_name()
    {
        var function = FanoutFunction.FromMethod(Half);
        Assert.That(function.Of(9), Is.EqualTo(4.5));
        Assert.That(function.ToString(), Is.EqualTo("Distribution.Protocol.Tests.FanoutFunctionTests.Half, Distribution.Protocol.Tests"));
        Assert.That(FanoutFunction.Named(function.ToString()), Is.EqualTo(function).And.Not.EqualTo(FanoutFunction.FromMethod(Nothing)));
        Assert.That(FanoutFunction.Named(function.ToString()).GetHashCode(), Is.EqualTo(function.GetHashCode()));
        Assert.That(() => FanoutFunction.Named("Some.Function").Of(9), Throws.InvalidOperationException);
    }

    [Test]
    public void A_lambda_or_a_method_that_others_cannot_find_is_refused()
    {
        var captured = 2;
        Assert.That(() => FanoutFunction.FromMethod(nodes => nodes / captured), Throws.ArgumentException);
        Assert.That(() => FanoutFunction.FromMethod(Hidden), Throws.ArgumentException);
    }

    [Test]
    public void A_method_that_throws_or_gives_no_number_has_said_0()
    {
        Assert.That(FanoutFunction.FromMethod(Failing).Of(9), Is.Zero);
        Assert.That(FanoutFunction.FromMethod(Nothing).Of(9), Is.Zero);
        Assert.That(FanoutFunction.FromMethod(Below).Of(9), Is.Zero);
    }

    [TestCase("")]
    [TestCase("ln")]
    [TestCase("2.5")]
    [TestCase(".x")]
    [TestCase("a\n.b")]
    public void Other_text_is_no_name(string text) => Assert.That(() => FanoutFunction.Named(text), Throws.InstanceOf<FormatException>());

    public static double Half(int nodes) => nodes / 2.0;

    public static double Failing(int nodes) => throw new InvalidOperationException("planted");

    public static double Nothing(int nodes) => double.NaN;

    public static double Below(int nodes) => double.NegativeInfinity;

    private static double Hidden(int nodes) => nodes;
}
