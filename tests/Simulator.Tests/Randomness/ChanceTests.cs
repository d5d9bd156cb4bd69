using NUnit.Framework;

namespace Distribution.Simulator.Tests;

internal sealed class ChanceTests
{
    [Test]
    public void Zero_never_happens_and_one_always_does()
    {
        foreach (var word in new[] { 0ul, 1ul, ulong.MaxValue / 2, ulong.MaxValue })
        {
            Assert.That(Chance.Of(0).Happens(word), Is.False);
            Assert.That(Chance.Never.Happens(word), Is.False);
            Assert.That(Chance.Of(1).Happens(word), Is.True);
        }

        Assert.That(Chance.Of(0).IsPossible, Is.False);
        Assert.That(Chance.Of(1).IsPossible, Is.True);
    }

    [Test]
    public void A_half_is_half_of_all_words_exactly()
    {
        Assert.That(Chance.Of(0.5).Happens((1ul << 63) - 1), Is.True);
        Assert.That(Chance.Of(0.5).Happens(1ul << 63), Is.False);
    }

    [Test]
    public void The_nearest_numbers_to_zero_and_one_are_neither()
    {
        Assert.That(Chance.Of(1 - Math.ScaleB(1, -53)).Happens(ulong.MaxValue), Is.False);
        Assert.That(Chance.Of(1 - Math.ScaleB(1, -53)).Happens(ulong.MaxValue - 2048), Is.True);
        Assert.That(Chance.Of(Math.ScaleB(1, -64)).Happens(0), Is.True);
        Assert.That(Chance.Of(Math.ScaleB(1, -64)).Happens(1), Is.False);
    }

    [TestCase(-0.001)]
    [TestCase(1.001)]
    [TestCase(double.NaN)]
    public void What_is_no_probability_is_refused(double probability)
    {
        Assert.That(() => Chance.Of(probability), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [TestCase(0.01, "0.01")]
    [TestCase(1, "1")]
    [TestCase(0, "0")]
    public void Is_written_as_a_number(double probability, string text)
    {
        Assert.That(Chance.Of(probability).ToString(), Is.EqualTo(text));
    }
}
