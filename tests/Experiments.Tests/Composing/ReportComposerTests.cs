using System.Net;
using System.Text.RegularExpressions;
using Distribution.Experiments.Reports;
using Distribution.Experiments.Results;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Composing;

[TestFixture]
internal sealed class ReportComposerTests
{
    private const string Sweep = "sweep rumor --stop once --fanout 1..4 --nodes 100 --runs 20";

    [Test]
    public async Task A_sweep_prints_the_path_of_its_page_last_and_leaves_its_charts()
    {
        var (folder, outcome) = await ComposedFolder.Of(Sweep);
        using var left = folder;
        Assert.That(outcome.Output, Does.EndWith($"\n{folder["report.html"]}\n"), outcome.Error);
        var charts = Directory.EnumerateFiles(folder["charts"]).Select(Path.GetFileName).ToArray();
        foreach (var chart in new[] { "reach-fanout", "missed-fanout", "reached-round", "not-reached-round" })
        {
            Assert.That(charts, Has.Member($"{chart}.svg").And.Member($"{chart}.vl.json"));
        }
    }

    [Test]
    public async Task The_page_asks_for_nothing_from_elsewhere()
    {
        var (folder, _) = await ComposedFolder.Of(Sweep);
        using var left = folder;
        Assert.That(folder.Page, Does.Not.Match("(src=|@import|url\\((?!#)|<iframe|<link[^>]*href=\"(?!data:)|https?://(?!www\\.w3\\.org/))"));
    }

    [Test]
    public async Task Every_number_of_rows_csv_is_in_the_table_of_the_page()
    {
        var (folder, _) = await ComposedFolder.Of(Sweep);
        using var left = folder;
        var cells = Cells(folder.Page);
        var rows = Rows(folder);
        Assert.That(rows, Has.Length.EqualTo(4));
        foreach (var name in rows[0].Measures.Select(measure => measure.Name))
        {
            // A column has the decimals that any of its estimates needs.
            Estimate[] column = [.. rows.Select(row => row.Measure(name).Summary).Select(summary =>
                new Estimate(summary.Mean, summary.Interval.Low, summary.Interval.High, summary.Count))];
            var decimals = Format.Decimals(column);
            foreach (var estimate in column)
            {
                Assert.That(cells, Has.Member(Format.Number(estimate.Value, decimals)), name);
                Assert.That(cells, Has.Member(Format.Interval(estimate, decimals)), name);
            }
        }
    }

    [Test]
    public async Task The_command_of_a_row_gives_the_row_again()
    {
        var (folder, _) = await ComposedFolder.Of(Sweep + " --seed 7 --loss 0.1");
        using var left = folder;
        var commands = Regex.Matches(folder.Page, "distribution simulate [^<]+", RegexOptions.None, TimeSpan.FromSeconds(5))
            .Select(match => WebUtility.HtmlDecode(match.Value)).Distinct(StringComparer.Ordinal).ToArray();
        var rows = Rows(folder);
        Assert.That(commands, Has.Length.EqualTo(rows.Length));
        var (again, _) = await ComposedFolder.Of(commands[1]["distribution ".Length..]);
        using var replayed = again;
        Assert.That(Rows(again)[0].TraceHash, Is.EqualTo(rows[1].TraceHash));
        Assert.That(Rows(again)[0].Measures, Is.EqualTo(rows[1].Measures));
    }

    [Test]
    public async Task The_verdict_says_how_far_reach_is_from_theory()
    {
        var (folder, _) = await ComposedFolder.Of(Sweep);
        using var left = folder;
        var distance = Rows(folder).Max(row => Math.Abs(row.Measure("reach").Summary.Mean - row.Measure("reach").Theory));
        Assert.That(folder.Page, Does.Contain("80 runs at 4 settings of rumor have finished."));
        var said = Regex.Match(folder.Page, "Reach is within (?<d>[0-9.]+) of theory at all 4 settings", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));
        Assert.That(NumberText.TryNumber(said.Groups["d"].Value, out var claimed), Is.True);
        Assert.That(distance, Is.LessThanOrEqualTo(claimed).And.GreaterThan(claimed / 10));
    }

    [TestCase("simulate rumor --stop once --fanout 3 --nodes 100 --runs 1")]
    [TestCase("sweep rumor --stop once --fanout 3,4 --nodes 100 --runs 1")]
    public async Task One_run_has_no_interval_that_anything_could_lie_in(string line)
    {
        var (folder, outcome) = await ComposedFolder.Of(line);
        using var left = folder;
        Assert.That(outcome.Code, Is.Zero, outcome.Error);
        Assert.That(Regex.Match(folder.Page, "Reach is within [0-9.]+ of theory[^<]*", RegexOptions.None, TimeSpan.FromSeconds(5)).Value,
            Is.Not.Empty.And.Not.Contain("interval"));
        Assert.That(folder.Page, Does.Not.Contain("interval of the mean").And.Not.Contain("1 runs"));
    }

    [Test]
    public async Task Theory_that_all_are_reached_is_met_where_all_were()
    {
        var (folder, _) = await ComposedFolder.Of("sweep rumor --stop once --fanout 40,60 --nodes 1000 --runs 3");
        using var left = folder;
        Assert.That(folder.Page, Does.Contain("Reach is within 0 of theory at all 2 settings; theory lies inside the 95 % interval at 2."));
    }

    [Test]
    public async Task The_same_folder_gives_the_same_bytes()
    {
        var (folder, _) = await ComposedFolder.Of(Sweep);
        using var left = folder;
        var before = Bytes(folder);
        Assert.That((await folder.Report()).Code, Is.Zero);
        Assert.That(Bytes(folder), Is.EqualTo(before));
    }

    [TestCase("sweep fake --level 1..3 --loss 0,0.1 --runs 8", "value-by-level")]
    [TestCase("sweep rumor --stop once --fanout 3 --nodes 10,100,1000 --runs 4", "residue-by-nodes")]
    [TestCase("sweep rumor --stop once --fanout 2,3 --nodes 10,100 --runs 4", "reach-grid")]
    [TestCase("sweep rumor --stop once --fanout ln,3 --nodes 100 --runs 4", "missed-fanout")]
    [TestCase("simulate rumor --stop once --fanout 3 --nodes 100 --runs 20", "distribution-residue")]
    [TestCase("simulate fake --runs 1", "reached-round")]
    public async Task Every_kind_of_result_has_its_chart(string line, string chart)
    {
        var (folder, outcome) = await ComposedFolder.Of(line);
        using var left = folder;
        Assert.That(outcome.Code, Is.Zero, outcome.Error);
        Assert.That(File.Exists(Path.Combine(folder["charts"], chart + ".svg")), Is.True);
    }

    [TestCase("sweep rumor --stop once --fanout 2..4 --nodes 100,2000 --loss 0,0.1,0.2 --runs 4", "rumor, stop once, loss 0, 4 runs, seed 1")]
    [TestCase("sweep rumor --stop once --fanout 2..4 --nodes 100 --loss 0,0.1 --crashed 0,0.1 --runs 4", "rumor, stop once, loss 0, crashed 0, n = 100, 4 runs, seed 1")]
    public async Task A_fan_out_sweep_with_further_axes_has_the_charts_of_the_fan_out_at_held_values(string line, string subtitle)
    {
        var (folder, outcome) = await ComposedFolder.Of(line);
        using var left = folder;
        Assert.That(outcome.Code, Is.Zero, outcome.Error);
        string[] charts = [.. Directory.EnumerateFiles(folder["charts"], "*.svg").Select(Path.GetFileNameWithoutExtension).OfType<string>()];
        Assert.That(charts, Is.SupersetOf(new[] { "reach-fanout", "missed-fanout", "reach-grid" }).And.Not.Contain("residue-by-fanout"));
        var first = folder.Page[folder.Page.IndexOf("<figure", StringComparison.Ordinal)..];
        Assert.That(first[..first.IndexOf('>', StringComparison.Ordinal)], Does.Contain("id=\"reach-fanout\""), "the main one");
        Assert.That(FigureOf(folder, "missed-fanout"), Does.Contain(subtitle));
    }

    [Test]
    public async Task Residue_is_drawn_as_what_is_missed_with_a_mark_for_zero()
    {
        var (folder, _) = await ComposedFolder.Of("sweep rumor --stop once --fanout 2,8 --loss 0,0.1 --nodes 50 --runs 4");
        using var left = folder;
        var figure = FigureOf(folder, "residue-by-fanout");
        Assert.That(figure, Does.Contain("missed (share of nodes)").And.Contain("△: zero, drawn at the resolution."));
    }

    [Test]
    public async Task A_share_has_an_axis_from_none_to_all()
    {
        var (folder, _) = await ComposedFolder.Of("sweep rumor --stop once --fanout 1 --loss 0.1,0.2,0.3 --nodes 50 --runs 4");
        using var left = folder;
        var figure = FigureOf(folder, "residue-by-loss");
        Assert.That(figure, Does.Contain(">1.0</text>").And.Contain(">0.0</text>"));
    }

    [TestCase("sweep rumor --stop forever --mode push,pull --nodes 100 --runs 4", "push for ever", "pull for ever")]
    [TestCase("simulate rumor --stop forever --nodes 100 --runs 4", "push for ever", "First end: the first run has reached its last node")]
    [TestCase("sweep rumor --stop feedback-counter --clock poisson --k 1,2 --nodes 100 --runs 4", "differential equations", "First end:")]
    public async Task A_growth_is_drawn_beside_the_theory_of_each_setting_and_says_where_the_first_run_ends(
        string line, string theory, string other)
    {
        var (folder, outcome) = await ComposedFolder.Of(line);
        using var left = folder;
        Assert.That(outcome.Code, Is.Zero, outcome.Error);
        foreach (var chart in new[] { "reached-round", "not-reached-round" })
        {
            Assert.That(FigureOf(folder, chart), Does.Contain(theory).And.Contain(other).And.Contain(">first end"));
        }
    }

    [Test]
    public async Task Reach_at_several_sizes_shows_every_run()
    {
        var (folder, _) = await ComposedFolder.Of("sweep rumor --stop once --fanout 1,2 --nodes 10,100 --runs 4");
        using var left = folder;
        var figure = FigureOf(folder, "reach-fanout");
        Assert.That(figure, Does.Contain("Faint dots: single runs"));
        var paths = figure[..figure.IndexOf("</svg>", StringComparison.Ordinal)].Split("<path").Where(path => path.Contains("dc-runs", StringComparison.Ordinal));
        Assert.That(paths.Sum(path => Regex.Count(path, "h0")), Is.EqualTo(2 * 2 * 4 + 2), "and a sample of each size in the legend");
    }

    [Test]
    public async Task A_setting_without_a_value_has_its_place_on_the_axis_and_the_caption_says_why()
    {
        var (folder, _) = await ComposedFolder.Of("sweep gossip --nodes 10 --subset 2 --loss 0,0.05,1 --messages 2 --runs 3", catalog: Composition.Catalog);
        using var left = folder;
        var figure = FigureOf(folder, "last-arrival-ms-by-loss");
        Assert.That(figure, Does.Contain("No value at loss 1: no arrival.").And.Contain(">no arrival</text>").And.Contain(">1.0</text>"));
    }

    [Test]
    public async Task Large_numbers_of_a_heat_map_are_grouped()
    {
        var (folder, _) = await ComposedFolder.Of("sweep rumor --stop once --fanout 2,3 --nodes 10,1000 --runs 4");
        using var left = folder;
        Assert.That(FigureOf(folder, "reach-grid"), Does.Contain(">1,000</text>").And.Not.Contain(">1000</text>"));
    }

    [Test]
    public async Task What_is_exact_for_few_nodes_and_a_bound_for_many_is_told_apart()
    {
        var (folder, outcome) = await ComposedFolder.Of("sweep rumor --stop forever --nodes 100,200,5000 --runs 4");
        using var left = folder;
        Assert.That(outcome.Code, Is.Zero, outcome.Error);
        Assert.That(folder.Page, Does.Contain("○: exact Markov chain over the number informed, push for ever.")
            .And.Contain("Not drawn, in the table: lower bound of the expected spreading time"));
        Assert.That(folder.Page, Does.Contain("at the 2 of 3 settings that theory is about"), "a bound is nothing that a mean should meet");
    }

    [Test]
    public async Task The_time_less_its_leading_order_is_that_of_the_rows()
    {
        var (folder, _) = await ComposedFolder.Of("sweep rumor --stop forever --nodes 100,1000 --mode push,pull --runs 4");
        using var left = folder;
        var spec = await File.ReadAllTextAsync(Path.Combine(folder["charts"], "t-last-minus-theory.vl.json"));
        var push = Rows(folder).First(row => row.Option("mode") is "push" && row.Option("nodes") is "1000");
        var rest = push.Measure("tLast").Summary.Mean - Math.Log2(1000) - Math.Log(1000);
        using var document = System.Text.Json.JsonDocument.Parse(spec);
        var values = document.RootElement.GetProperty("data").GetProperty("values").EnumerateArray()
            .Where(value => value.TryGetProperty("y", out _) && value.TryGetProperty("series", out var series) && series.GetString() is "mode push")
            .Select(value => value.GetProperty("y").GetDouble());
        Assert.That(values, Has.Some.EqualTo(rest).Within(1e-9));
        Assert.That(folder.Page, Does.Contain("Leading order of mode push: log2\u00A0n\u00A0+\u00A0ln\u00A0n."));
    }

    [Test]
    public async Task At_fan_out_one_the_limit_is_drawn_beside_what_is_exact_at_this_size()
    {
        var (folder, _) = await ComposedFolder.Of("sweep rumor --stop once --fanout 1,2 --nodes 100,20000 --runs 4");
        using var left = folder;
        Assert.That(folder.Page, Does.Contain("○: expected at this n, exact Markov chain.").And.Contain("Dashed: fixed point of"));
        Assert.That(Rows(folder).Select(row => row.Measure("reach").TheoryName.StartsWith("exact", StringComparison.Ordinal)), Is.EqualTo(new[] { true, true, true, false }));
        var rings = Regex.Count(await File.ReadAllTextAsync(Path.Combine(folder["charts"], "missed-fanout.svg")), "class=\"dc-ring\"");
        Assert.That(rings, Is.EqualTo(3));
    }

    [Test]
    public async Task Simulated_times_say_that_sending_takes_none()
    {
        var (folder, _) = await ComposedFolder.Of("sweep direct-mail --nodes 10,20 --runs 4", catalog: Composition.Catalog);
        using var left = folder;
        var chart = folder.Page[folder.Page.IndexOf("id=\"last-arrival-ms-by-nodes\"", StringComparison.Ordinal)..];
        Assert.That(chart[..chart.IndexOf("</figure>", StringComparison.Ordinal)], Does.Contain("In the simulator sending takes no time"));
    }

    [Test]
    public async Task Bars_of_shares_are_named_as_what_they_are_and_a_finding_about_what_is_missed_says_so()
    {
        const string plan = "kind: compare\nprotocol: gossip\naxes: {nodes: [3, 4]}\nruns: 5\nmeasures: [reach]\n";
        using var folder = await ComparedFolder.Of(plan, run => run % 2 == 0 ? 1 : 0.75, shared: "reach");
        Assert.That(folder.Page, Does.Contain("The mean share of nodes missed lies between").And.Not.Contain("Mean reach goes from"));
        var (sweep, _) = await ComposedFolder.Of(Sweep);
        using var also = sweep;
        var chart = sweep.Page[sweep.Page.IndexOf("id=\"missed-fanout\"", StringComparison.Ordinal)..];
        chart = chart[..chart.IndexOf("</figure>", StringComparison.Ordinal)];
        Assert.That(chart, Does.Contain("Bars: 95 % interval of the mean over 20 runs, by Student's t, and farther on the side of a long tail or of rare events.")
            .And.Not.Contain("95 % t interval"));
    }

    [Test]
    public async Task What_is_the_same_at_all_settings_is_said_once()
    {
        const string plan = "kind: compare\nprotocol: gossip\naxes: {nodes: [3, 4]}\nruns: 5\noptions: {subset: n-1}\nmeasures: [reach]\n";
        using var folder = await ComparedFolder.Of(plan, _ => 1, shared: "reach");
        Assert.That(folder.Page, Does.Contain("The mean share of nodes missed is 0.00 at all 4 settings.").And.Not.Contain("goes from").And.Not.Contain("lies between"));
    }

    [Test]
    public async Task A_chart_over_nodes_does_not_name_one_number_of_nodes()
    {
        var (folder, _) = await ComposedFolder.Of("sweep rumor --stop once --fanout 3 --nodes 10,100 --runs 4");
        using var left = folder;
        Assert.That(folder.Page, Does.Contain("rumor, stop once, 4 runs, seed 1").And.Not.Contain("n = 10"));
    }

    private static string FigureOf(ComposedFolder folder, string chart)
    {
        var figure = folder.Page[folder.Page.IndexOf($"id=\"{chart}\"", StringComparison.Ordinal)..];
        return figure[..figure.IndexOf("</figure>", StringComparison.Ordinal)];
    }

    private static ResultRow[] Rows(ComposedFolder folder)
    {
        using var reader = ResultsReader.Open(folder["results.db"]);
        return [.. reader.Rows().Values];
    }

    private static string[] Cells(string page) =>
    [
        .. Regex.Matches(page, "<td[^>]*>(?<text>.*?)</td>", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5))
            .Select(match => WebUtility.HtmlDecode(Regex.Replace(match.Groups["text"].Value, "<[^>]*>", "", RegexOptions.None, TimeSpan.FromSeconds(5)))),
    ];

    private static Dictionary<string, byte[]> Bytes(ComposedFolder folder) =>
        Directory.EnumerateFiles(folder["charts"]).Append(folder["report.html"]).ToDictionary(file => file, File.ReadAllBytes, StringComparer.Ordinal);
}
