using NUnit.Framework;

namespace Distribution.Simulator.Tests;

internal sealed class StandardNormalTests
{
    // Wichura 1988, AS 241, gives the first three for checking; the others are the usual table values to 16 digits.
    [TestCase(0.25, 0.6744897501960817)]
    [TestCase(0.001, 3.090232306167814)]
    [TestCase(1e-20, 9.262340089798408)]
    [TestCase(0.5, 0)]
    [TestCase(0.075, 1.4395314709384563)]
    [TestCase(0.05, 1.6448536269514729)]
    [TestCase(0.025, 1.9599639845400545)]
    [TestCase(0.005, 2.5758293035489008)]
    [TestCase(1e-9, 5.9978070150076865)]
    [TestCase(1e-12, 7.034483825301131)]
    public void Quantiles_are_those_of_the_tables(double tail, double z)
    {
        Assert.That(StandardNormal.UpperQuantile(tail), Is.EqualTo(z).Within(2e-15 * Math.Max(1, z)));
        if (tail > 1e-4)
        {
            Assert.That(StandardNormal.UpperQuantile(1 - tail), Is.EqualTo(-z).Within(1e-12));
        }
    }

    [Test]
    public void The_three_pieces_join_and_fall()
    {
        var tails = Enumerable.Range(1, 4_000).Select(i => Math.ScaleB(1, -i / 100) * (1 - (i % 100 / 200.0))).Where(tail => tail < 1);
        Assert.That(tails.Select(StandardNormal.UpperQuantile), Is.Ordered.Ascending);
    }
}
