using System.Text;
using Distribution.Experiments.Output;
using Distribution.Experiments.Statistics;
using Distribution.Experiments.Terminal;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Terminal;

[TestFixture]
internal sealed class TerminalTests
{
    [TestCase(-0.04, 1, "0.0")]
    [TestCase(-0.06, 1, "-0.1")]
    [TestCase(-0.0, 0, "0")]
    [TestCase(-1234.5, 1, "-1,234.5")]
    public void What_is_rounded_to_zero_has_no_sign(double value, int decimals, string text) =>
        Assert.That(NumberDisplay.Of(value, decimals), Is.EqualTo(text));

    [TestCase("byInFlight/50/warm/callsPerSecond", "50 in flight, warm: calls a second")]
    [TestCase("byInFlight/1/cold/calleeCpuUs", "1 in flight, cold: callee's CPU, us a call")]
    [TestCase("reach", "reach")]
    public void A_measure_by_path_has_a_title_for_people(string path, string title) => Assert.That(MeasureTitle.Of(path), Is.EqualTo(title));

    [Test]
    public void One_run_is_no_runs() => Assert.That((NumberDisplay.OfRuns(1), NumberDisplay.OfRuns(1_000)), Is.EqualTo(("1 run", "1,000 runs")));

    [Test]
    public void Decimal_points_stand_in_line()
    {
        var table = new TextTable(new TableColumn("name", IsNumber: false), new TableColumn("value (ms)"));
        table.Add("a", "1.25");
        table.Add("long name", "1,000");
        table.Add("c", "-");
        Assert.That(Written(table, 80), Is.EqualTo("name       value (ms)\na                1.25\nlong name    1,000\nc                -\n"));
    }

    [Test]
    public void Columns_are_left_out_by_priority_and_never_wrapped()
    {
        var table = new TextTable(new TableColumn("a"), new TableColumn("second", 1), new TableColumn("third", 2));
        table.Add("1", "2", "3");
        Assert.That(Written(table, 16), Is.EqualTo("a  second  third\n1       2      3\n"));
        Assert.That(Written(table, 15), Is.EqualTo("a  second\n1       2\n"));
        Assert.That(Written(table, 8), Is.EqualTo("a\n1\n"));
    }

    [TestCase(true, "▁▃▅█")]
    [TestCase(false, ".-+%")]
    public void A_sparkline_goes_from_the_lowest_bar_to_the_highest(bool isUnicode, string expected) =>
        Assert.That(Sparkline.Of([0, 2, 4, 7], 0, 7, isUnicode), Is.EqualTo(expected));

    [Test]
    public void A_long_series_has_at_most_30_bars() =>
        Assert.That(Sparkline.Of([.. Enumerable.Range(0, 1_000).Select(value => (double)value)], 0, 999, true), Has.Length.EqualTo(30));

    [Test]
    public void A_constant_series_and_an_empty_one_are_no_trouble()
    {
        Assert.That(Sparkline.Of([5, 5], 5, 5, true), Is.EqualTo("▁▁"));
        Assert.That(Sparkline.Of([], 0, 1, true), Is.Empty);
    }

    [TestCase("TERM", "dumb", true, false, false)]
    [TestCase("CI", "true", true, false, false)]
    [TestCase("NO_COLOR", "1", true, true, false)]
    [TestCase("NO_COLOR", "", true, true, true)]
    [TestCase("TERM", "xterm", true, true, true)]
    [TestCase("TERM", "xterm", false, false, false)]
    public void The_environment_decides_on_colour_and_animation(string name, string value, bool isTerminal, bool isAnimated, bool hasColor)
    {
        var screen = Screen.Of(variable => string.Equals(variable, name, StringComparison.Ordinal) ? value : null, isTerminal, 0, Encoding.UTF8);
        Assert.That((screen.IsAnimated, screen.HasColor), Is.EqualTo((isAnimated, hasColor)));
        Assert.That(screen.Width, Is.EqualTo(80));
    }

    [TestCase(0.1234567, 0.00123, 4)]
    [TestCase(0.99971, 0.00002, 6)]
    [TestCase(1234.5, 12.0, 0)]
    public void Two_digits_of_the_half_width_are_shown(double mean, double half, int decimals)
    {
        var summary = Summary.Of([mean], MeasureKind.Mean) with { Interval = new Interval(mean - half, mean + half) };
        Assert.That(NumberDisplay.Decimals(summary), Is.EqualTo(decimals));
    }

    [Test]
    public void A_long_name_is_shortened_before_a_column_is_left_out()
    {
        var table = new TextTable(new TableColumn("mechanism"), new TableColumn("reach", 1), new TableColumn("+-", 2));
        table.Add("poisson, with a very long name that goes on for ever", "0.95", "0.01");
        table.Add("poisson, with a very long name that goes on for now", "0.94", "0.01");
        Assert.That(Written(table, 40), Is.EqualTo(
            "               mechanism  reach    +-\npoisson, with ...or ever   0.95  0.01\npoisson, with ...for now   0.94  0.01\n"));
        Assert.That(Written(table, 80), Does.Contain("with a very long name that goes on for ever"), "where there is room it stays");
    }

    [TestCase(0.0583, "0.0583")]
    [TestCase(0.0831, "0.0831")]
    [TestCase(2, "2")]
    [TestCase(1234.56, "1,234.6")]
    [TestCase(0, "0")]
    [TestCase(double.NaN, "-")]
    public void A_number_without_an_interval_is_never_rounded_away(double value, string shown) =>
        Assert.That(NumberDisplay.OfSingle(value), Is.EqualTo(shown));

    private static string Written(TextTable table, int width)
    {
        using var output = new StringWriter();
        table.Write(output, width);
        return output.ToString();
    }
}
