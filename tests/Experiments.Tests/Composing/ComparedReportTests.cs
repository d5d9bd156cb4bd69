using System.Text.RegularExpressions;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Composing;

/// <summary>The report of a comparison leads with how far apart processes and simulator are.</summary>
[TestFixture]
internal sealed partial class ComparedReportTests
{
    [Test]
    public async Task The_figures_of_a_plan_that_compares_are_ratio_distance_and_gaps_at_the_setting_that_is_farthest_off()
    {
        using var folder = await ComparedFolder.Of(ComparedFolder.Plan, run => run % 2 == 0 ? 1 : 0.75);
        Assert.That(Titles(folder.Page), Is.EqualTo(new[] { "last arrival, p50 ratio", "last arrival, KS distance", "reach, gap", "duplicates, gap" }));
        var figures = Figures(folder.Page);
        Assert.That(Regex.Count(figures, "dr-range\">[−0-9.]+ – [−0-9.]+(\u00A0messages)?<", RegexOptions.None, TimeSpan.FromSeconds(5)), Is.EqualTo(3), figures);
        Assert.That(figures, Does.Contain("farthest of 2 settings: nodes "));
    }

    [Test]
    public async Task The_figures_of_the_verb_are_the_same_four_of_its_one_setting()
    {
        using var folder = await ComparedFolder.OfVerb(run => run % 2 == 0 ? 1 : 0.75);
        Assert.That(Titles(folder.Page), Is.EqualTo(new[] { "last arrival, p50 ratio", "last arrival, KS distance", "reach, gap", "duplicates, gap" }), folder.Outcome.Error);
        Assert.That(Figures(folder.Page), Does.Not.Contain("farthest"));
    }

    [Test]
    public async Task What_has_held_says_that_times_were_not_asked()
    {
        using var folder = await ComparedFolder.OfVerb(_ => 1, "reach");
        Assert.That(folder.Page, Does.Contain("Reach agrees: ").And.Contain(" Times are not judged: --gap says how far their medians may be apart."));
    }

    [Test]
    public async Task Runs_and_settings_of_both_sides_fit_together_and_what_does_not_agree_is_counted()
    {
        using var held = await ComparedFolder.Of(ComparedFolder.Plan, _ => 1, shared: "reach");
        Assert.That(held.Page, Does.Contain(
            "2 settings of gossip have finished, each with 20 runs in the simulator and 20 runs on processes. Processes and simulator agree in reach at all 2."));
        using var failed = await ComparedFolder.Of(ComparedFolder.Plan, _ => 0.5, shared: "reach");
        Assert.That(failed.Page, Does.Contain("Processes and simulator do not agree at 2 of 2 settings.").And.Contain("nodes 3: reach does not agree: 0.5"));
    }

    [Test]
    public async Task A_verdict_has_the_digits_of_its_interval_and_a_real_minus_sign()
    {
        using var folder = await ComparedFolder.Of(ComparedFolder.Plan, run => run % 3 == 0 ? 0.5 : 1, shared: "reach");
        var reason = folder.Page[folder.Page.IndexOf("<li>nodes 3:", StringComparison.Ordinal)..];
        reason = reason[..reason.IndexOf("</li>", StringComparison.Ordinal)];
        Assert.That(reason, Does.EndWith("0.82 on processes, 0.97 in the simulator, gap −0.15 (−0.28 to −0.03), chance 0.0009."));
        Assert.That(folder.Outcome.Output, Does.Contain("gap -0.15 (-0.28 to -0.03)"), "a terminal may have no other minus");
    }

    [Test]
    public async Task A_chance_too_small_to_show_is_no_zero_and_a_ratio_without_an_interval_has_two_digits()
    {
        using var folder = await ComparedFolder.Of(ComparedFolder.Plan, run => 1000 + run, shared: "reach");
        var table = folder.Page[folder.Page.IndexOf("id=\"compared-times\"", StringComparison.Ordinal)..];
        table = table[..table.IndexOf("</table>", StringComparison.Ordinal)];
        Assert.That(table, Does.Contain(">&lt; 0.0001</td>").And.Not.Contain(">0</td>"));
        Assert.That(table, Does.Match("data-value=\"[0-9.]{6,}\">[0-9]{2,3}</td><td class=\"dr-n dr-ci\">–</td>|data-value=\"[0-9.]{6,}\">[0-9]{2,3}</td>"));
        Assert.That(folder.Outcome.Output, Does.Contain("< 0.0001"));
    }

    private static string[] Titles(string page) => [.. Title().Matches(Figures(page)).Select(match => match.Groups["title"].Value)];

    private static string Figures(string page)
    {
        var from = page.IndexOf("<section class=\"dr-figures\"", StringComparison.Ordinal);
        return page[from..page.IndexOf("</section>", from, StringComparison.Ordinal)];
    }

    [GeneratedRegex("<p class=\"dr-label\">(?<title>[^<]*)</p>", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Title();
}
