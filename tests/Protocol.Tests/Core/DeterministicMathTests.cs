using System.Globalization;

namespace Distribution.Protocol.Tests;

public sealed class DeterministicMathTests
{
    [Test]
    public void Log_agrees_with_the_platform()
    {
        for (var i = -300; i <= 300; i++)
        {
            foreach (var digits in (double[])[1, 1.0000001, 1.3, 1.4142135623730951, 2, 2.718281828459045, 9.999])
            {
                var x = digits * Math.Pow(10, i);
                var expected = Math.Log(x);
                Assert.That(
                    DeterministicMath.Log(x), Is.EqualTo(expected).Within(Math.Abs(expected) * 1e-14), x.ToString("R", CultureInfo.InvariantCulture));
            }
        }

        Assert.That(DeterministicMath.Log(1), Is.Zero);
        Assert.That(DeterministicMath.Log(double.Epsilon), Is.EqualTo(Math.Log(double.Epsilon)).Within(1e-11));
    }

    [Test]
    public void Exp_agrees_with_the_platform()
    {
        for (var x = -700.0; x <= 700; x += 0.37)
        {
            var expected = Math.Exp(x);
            Assert.That(DeterministicMath.Exp(x), Is.EqualTo(expected).Within(expected * 1e-14), x.ToString("R", CultureInfo.InvariantCulture));
        }

        Assert.That(DeterministicMath.Exp(0), Is.EqualTo(1));
        Assert.That(DeterministicMath.Exp(double.NegativeInfinity), Is.Zero);
    }

    [TestCase(0)]
    [TestCase(-1)]
    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    public void Log_refuses_what_has_none(double x) =>
        Assert.That(() => DeterministicMath.Log(x), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [TestCase(701)]
    [TestCase(double.NaN)]
    public void Exp_refuses_what_is_too_large(double x) =>
        Assert.That(() => DeterministicMath.Exp(x), Throws.InstanceOf<ArgumentOutOfRangeException>());
}
