using System.Text.RegularExpressions;
using Distribution.Experiments.Reports;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Reports.Page;

[TestFixture]
internal sealed partial class ReportTableTests
{
    [Test]
    public void A_row_has_status_numbers_interval_and_replay_command()
    {
        var page = PageWith([Row(0.999, Standing.Failed, "node 3 & 4 disagree")]);
        Assert.That(page, Does.Contain("✕").And.Contain("node 3 &amp; 4 disagree").And.Contain("<code>distribution simulate --seed 0.999</code>"));
        Assert.That(page, Does.Contain("data-value=\"0.999\">0.9990</td><td class=\"dr-n dr-ci\">0.9980 – 1.0000</td>"));
    }

    [Test]
    public void Rows_that_are_different_measures_have_digits_of_their_own()
    {
        ReportRow[] rows =
        [
            new(Standing.Measured, [ReportCell.Of("perSecond"), ReportCell.Of(new Estimate(1507.8822, 1375.1507, 1640.6137, 9))], ""),
            new(Standing.Measured, [ReportCell.Of("reach"), ReportCell.Of(new Estimate(0.8934, 0.8921, 0.8947, 9))], ""),
            new(Standing.Measured, [ReportCell.Of("lastArrival"), ReportCell.Of(Estimate.Single(0.058123))], ""),
        ];
        var table = new ReportTable { Id = "t", Heading = "T", Columns = [new("measure"), new("mean")], Rows = rows, AreRowsMeasures = true };
        var page = WrittenPage.Of(WrittenPage.Plain() with { Tables = [table] });
        Assert.That(page, Does.Contain(">1,508<").And.Contain(">1,375 – 1,641<").And.Contain(">0.8934<").And.Contain(">0.05812<"));
        Assert.That(WrittenPage.Of(WrittenPage.Plain() with { Tables = [table with { AreRowsMeasures = false }] }), Does.Contain(">1,507.88220<"));
    }

    [Test]
    public void Every_head_that_sorts_says_how_it_is_sorted() =>
        Assert.That(Sortable().Count(PageWith([Row(0.5, Standing.Held, "")])), Is.EqualTo(3), "status, fan-out, reach");

    [Test]
    public void What_paper_has_no_room_for_is_on_screens_alone_and_a_note_says_so()
    {
        string[] names = [.. Enumerable.Range(1, 12).Select(index => $"measure{index}")];
        var row = new ReportRow(Standing.Measured, [.. names.Select(_ => ReportCell.Of(new Estimate(0.5, 0.45, 0.55, 9)))], "replay");
        var table = new ReportTable { Id = "t", Heading = "T", CsvPath = "rows.csv", Columns = [.. names.Select(name => new ReportColumn(name))], Rows = [row] };
        var page = WrittenPage.Of(WrittenPage.Plain() with { Tables = [table] });
        Assert.That(page, Does.Contain("The first 3 of 12 columns are printed; rows.csv has all."));
        Assert.That(page, Does.Match("<th class=\"dr-n\"[^>]*>measure3<").And.Match("<th class=\"dr-n dr-screen\"[^>]*>measure4<"));
        Assert.That(page, Does.Contain("<td class=\"dr-code dr-screen\"><code>replay<"));
        Assert.That(PageWith([Row(0.9, Standing.Held, "")]), Does.Not.Contain("are printed"));
    }

    [Test]
    public void Up_to_500_rows_are_all_shown() => Assert.That(Shown(500), Has.Count.EqualTo(500));

    [Test]
    public void Above_500_rows_the_worst_and_the_best_100_are_shown_and_the_CSV_named()
    {
        var shown = Shown(1000);
        Assert.That(shown, Has.Count.EqualTo(200));
        Assert.That((shown[0], shown[99], shown[100], shown[199]), Is.EqualTo((0.0, 99.0, 900.0, 999.0)));
        var page = PageWith(Rows(1000));
        Assert.That(page, Does.Contain("The worst and the best 100 of 1,000 rows.").And.Contain("<a href=\"rows.csv\">rows.csv</a>"));
    }

    [Test]
    public void A_failed_row_is_worse_than_any_value()
    {
        var rows = Rows(1000).Append(Row(5000, Standing.Failed, "")).ToArray();
        Assert.That(PageWith(rows).IndexOf("✕", StringComparison.Ordinal), Is.LessThan(PageWith(rows).IndexOf(">0<", StringComparison.Ordinal)));
    }

    [Test]
    public void A_table_without_rows_says_so() => Assert.That(PageWith([]), Does.Contain("No rows: nothing has finished yet."));

    private static List<double> Shown(int count) =>
        [.. Value().Matches(PageWith(Rows(count))).Select(match => double.Parse(match.Groups["value"].Value, System.Globalization.CultureInfo.InvariantCulture))];

    private static ReportRow[] Rows(int count) => [.. Enumerable.Range(0, count)
        .Select(index => new ReportRow(Standing.Held, [ReportCell.Of("x"), ReportCell.Of((index * 7) % count)], "replay"))];

    private static ReportRow Row(double reach, Standing standing, string remark) => new(standing,
        [ReportCell.Of(3), ReportCell.Of(new Estimate(reach, reach - 0.001, reach + 0.001, 200))],
        FormattableString.Invariant($"distribution simulate --seed {reach}"))
    { Remark = remark };

    private static string PageWith(ReportRow[] rows) => WrittenPage.Of(WrittenPage.Plain() with
    {
        Tables =
        [
            new ReportTable
            {
                Id = "cells", Heading = "Cells", CsvPath = "rows.csv", RankColumn = 1, LowIsWorse = true,
                Columns = [new("fan-out"), new("reach")], Rows = rows,
            },
        ],
    });

    [GeneratedRegex("aria-sort=\"none\"", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Sortable();

    [GeneratedRegex("<td class=\"dr-n\" data-value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Value();
}
