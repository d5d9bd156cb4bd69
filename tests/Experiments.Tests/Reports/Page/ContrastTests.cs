using Distribution.Experiments.Tests.Reports.Sample;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Reports.Page;

[TestFixture]
internal sealed class ContrastTests
{
    private const double Text = 4.5;
    private const double Mark = 3;

    private static readonly (Sheet Light, Sheet Dark) Sheets = Sheet.Of(WrittenPage.Of(SampleReport.Create()));

    private static IEnumerable<TestCaseData> Pairs()
    {
        foreach (var name in new[] { "ink", "muted", "good", "bad", "warn", "x1", "x2", "x3", "x4", "x5", "x6" })
        {
            yield return new TestCaseData(name, "card", Text);
        }

        foreach (var name in new[] { "ink", "muted", "good", "bad", "warn", "x1" })
        {
            yield return new TestCaseData(name, "page", Text);
        }

        foreach (var name in new[] { "s1", "s2", "s3", "s4", "s5", "s6", "r5", "r6", "r7", "r8", "r9", "axis" })
        {
            yield return new TestCaseData(name, "card", Mark);
        }

        for (var step = 1; step <= 9; step++)
        {
            yield return new TestCaseData("t" + step, "r" + step, Text);
        }
    }

    [TestCaseSource(nameof(Pairs))]
    public void Colours_of_the_sheet_can_be_told_apart_in_light_and_dark(string first, string second, double least)
    {
        Assert.That(Sheets.Light.Contrast(first, second), Is.GreaterThanOrEqualTo(least), "light");
        Assert.That(Sheets.Dark.Contrast(first, second), Is.GreaterThanOrEqualTo(least), "dark");
    }
}
