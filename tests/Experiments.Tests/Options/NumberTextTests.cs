using System.Globalization;
using Distribution.Protocol;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Options;

[TestFixture(".", ",")]
[TestFixture(",", ".")]
internal sealed class NumberTextTests(string decimalSeparator, string groupSeparator)
{
    private CultureInfo before = CultureInfo.InvariantCulture;

    [SetUp]
    public void Use_the_culture()
    {
        before = CultureInfo.CurrentCulture;

        // Turkish and German write 1.000,5. Built by hand: no named culture exists under invariant globalization.
        var used = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        used.NumberFormat.NumberDecimalSeparator = decimalSeparator;
        used.NumberFormat.NumberGroupSeparator = groupSeparator;
        used.NumberFormat.PercentSymbol = "p";
        CultureInfo.CurrentCulture = used;
    }

    [TearDown]
    public void Restore_the_culture() => CultureInfo.CurrentCulture = before;

    [TestCase("0", 0)]
    [TestCase("17", 17)]
    [TestCase("1e3", 1_000)]
    [TestCase("1E3", 1_000)]
    [TestCase("2.5e3", 2_500)]
    [TestCase("1000.0", 1_000)]
    [TestCase("-3", -3)]
    public void A_whole_number_is_read(string text, long expected)
    {
        Assert.That(NumberText.TryWhole(text, -10, 1_000_000, out var value), Is.True);
        Assert.That(value, Is.EqualTo(expected));
    }

    [TestCase("")]
    [TestCase(" 1")]
    [TestCase("1 ")]
    [TestCase("+1")]
    [TestCase("1,000")]
    [TestCase("1_000")]
    [TestCase("1.5")]
    [TestCase("1e-1")]
    [TestCase("1e99")]
    [TestCase("0x10")]
    [TestCase("١")]
    [TestCase("NaN")]
    [TestCase("∞")]
    [TestCase("101")]
    [TestCase("-1")]
    public void What_is_no_whole_number_of_the_range_is_refused(string text) =>
        Assert.That(NumberText.TryWhole(text, 0, 100, out _), Is.False);

    [TestCase("0", 0)]
    [TestCase("1", 1)]
    [TestCase("0.01", 0.01)]
    [TestCase(".5", 0.5)]
    [TestCase("1e-3", 0.001)]
    [TestCase("1%", 0.01)]
    [TestCase("0.7%", 0.007)]
    [TestCase("100%", 1)]
    public void A_probability_is_read(string text, double expected)
    {
        Assert.That(NumberText.TryProbability(text, out var value), Is.True);
        Assert.That(value, Is.EqualTo(expected));
    }

    [TestCase("")]
    [TestCase("%")]
    [TestCase("1,5%")]
    [TestCase("1.01")]
    [TestCase("101%")]
    [TestCase("-0.1")]
    [TestCase("1%%")]
    [TestCase("%1")]
    [TestCase("1 %")]
    [TestCase("NaN")]
    [TestCase("Infinity")]
    public void What_is_no_probability_is_refused(string text) => Assert.That(NumberText.TryProbability(text, out _), Is.False);

    [TestCase("0", 0UL)]
    [TestCase("18446744073709551615", ulong.MaxValue)]
    public void A_seed_is_an_unsigned_number_of_64_bits(string text, ulong expected)
    {
        Assert.That(NumberText.TrySeed(text, out var value), Is.True);
        Assert.That(value, Is.EqualTo(expected));
    }

    [TestCase("18446744073709551616")]
    [TestCase("-1")]
    [TestCase("1e3")]
    [TestCase("1.0")]
    [TestCase("")]
    [TestCase("0xff")]
    public void What_is_no_seed_is_refused(string text) => Assert.That(NumberText.TrySeed(text, out _), Is.False);

    [TestCase("200ms", 200_000_000)]
    [TestCase("1.5s", 1_500_000_000)]
    [TestCase("2m", 120_000_000_000)]
    [TestCase("1h", 3_600_000_000_000)]
    [TestCase("7us", 7_000)]
    [TestCase("1ns", 1)]
    [TestCase("0s", 0)]
    [TestCase("1e3ms", 1_000_000_000)]
    public void A_duration_is_read(string text, long nanoseconds)
    {
        Assert.That(Duration.TryParse(text, out var value), Is.True);
        Assert.That(value, Is.EqualTo(new Duration(nanoseconds)));
    }

    [TestCase("")]
    [TestCase("5")]
    [TestCase("ms")]
    [TestCase("-1s")]
    [TestCase("1,5s")]
    [TestCase("1 s")]
    [TestCase("1S")]
    [TestCase("0.5ns")]
    [TestCase("1d")]
    [TestCase("9223372036854775808ns")]
    [TestCase("1e30h")]
    [TestCase("200mss")]
    public void What_is_no_duration_is_refused(string text) => Assert.That(Duration.TryParse(text, out _), Is.False);

    [SeededProperty]
    public bool A_duration_reads_back_as_written(long nanoseconds)
    {
        var duration = new Duration(Math.Abs(nanoseconds % long.MaxValue));
        return Duration.TryParse(duration.ToString(), out var read) && read == duration;
    }

    [SeededProperty]
    public bool A_number_reads_back_as_written(FsCheck.NormalFloat number) =>
        NumberText.TryNumber(NumberText.Write(number.Get), out var read) && read.Equals(number.Get);

    [SeededProperty]
    public bool No_text_breaks_a_reader(string? text)
    {
        var given = text ?? "";
        _ = NumberText.TryWhole(given, 0, 10, out _);
        _ = NumberText.TryProbability(given, out _);
        _ = NumberText.TrySeed(given, out _);
        _ = Duration.TryParse(given, out _);
        _ = LatencyText.TryRead(given, out _);
        return true;
    }
}
