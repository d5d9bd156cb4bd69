using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text;
using Distribution.Experiments;
using Distribution.Experiments.Statistics;

namespace Distribution.Protocol.Tests.Papers;

/// <summary>The page docs/papers.md: every published figure that the long comparisons check, beside ours. Where <c>PAPERS_PAGE</c> names a
/// file, it is written there at the end.</summary>
[SetUpFixture]
internal sealed class PapersPage
{
    // The short comparisons of every test run have fewer.
    private const int LongRuns = 1_900;

    private static readonly ConcurrentDictionary<(string Paper, string Setting, string Measure, double Figure), string> Rows = [];

    /// <summary>Notes a comparison, if it is one of the long ones.</summary>
    internal static void Note(string setting, string measure, double figure, double allowed, double[] values)
    {
        var test = TestContext.CurrentContext.Test;
        var paper = typeof(PapersPage).Assembly.GetType(test.ClassName ?? "")?.GetCustomAttribute<PaperAttribute>();
        if (paper is null || !setting.Contains("root seed 1", StringComparison.Ordinal) || values.Length < LongRuns)
        {
            return;
        }

        var ours = Summary.Of(values, MeasureKind.Mean);
        var verdict = Math.Abs(ours.Mean - figure) <= allowed ? "holds" : "FAILS";
        Rows[(paper.Name, setting, measure, figure)] = string.Create(
            CultureInfo.InvariantCulture,
            $"| `{setting}` | {measure} | {figure:G5} | {ours.Mean:G5} | {ours.Interval.Low:G5} .. {ours.Interval.High:G5} | {allowed:G2} | {verdict} |");
    }

    [OneTimeTearDown]
    public void Write()
    {
        if (Environment.GetEnvironmentVariable("PAPERS_PAGE") is not { Length: > 0 } file || Rows.IsEmpty)
        {
            return;
        }

        var page = new StringBuilder("""
            # Papers

            Published figures beside ours, by the protocols that also run over TCP. Made by `./check --papers`, which fails where this page is not
            what the suite says; each setting is an argument list of `distribution simulate`. A row holds if our mean is within the allowed
            distance: 4 sd / sqrt(runs) and, for printed figures, half a digit and 3 %. The suite checks every row with three more root seeds.

            """.ReplaceLineEndings("\n"));
        foreach (var paper in Rows.GroupBy(row => row.Key.Paper, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {paper.Key}\n\n");
            page.Append("| setting | measure | published | ours | 95 % interval | allowed | verdict |\n|---|---|---|---|---|---|---|\n");
            foreach (var row in paper.OrderBy(row => row.Key.Setting, StringComparer.Ordinal).ThenBy(row => row.Key.Measure, StringComparer.Ordinal)
                .ThenBy(row => row.Key.Figure))
            {
                page.Append(row.Value).Append('\n');
            }
        }

        File.WriteAllText(file, page.ToString());
    }
}
