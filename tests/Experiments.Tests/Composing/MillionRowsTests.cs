using System.Diagnostics;
using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Composing;
using Distribution.Experiments.Protocols;
using Distribution.Experiments.Results;
using Distribution.Experiments.Statistics;
using Distribution.Experiments.Tests.Fakes;
using Distribution.Protocol;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Composing;

/// <summary>The report of a sweep that is as large as any.</summary>
[TestFixture]
internal sealed class MillionRowsTests
{
    private static readonly RumorProtocol Protocol = new();

    [TestCase(3_000, 4)]
    public void A_report_of_many_rows_shows_some_and_counts_all(int fanouts, int losses)
    {
        using var folder = Made(fanouts, losses);
        var page = File.ReadAllText(new ReportComposer().Compose(folder.Path, new Catalog()));
        Assert.That(page, Does.Contain("The worst and the best 100 of 12,000 rows.").And.Contain("All 12,000 rows: "));
        Assert.That(page, Does.Contain(" of 12,000 settings").And.Contain("A seeded sample of 300 of "));
        Assert.That(page, Does.Contain("240,000 runs at 12,000 settings of rumor have finished."));
        AssertWithinBudget(page);
    }

    [Test]
    public void Worst_and_best_are_those_of_all_rows()
    {
        using var folder = Made(3_000, 4);
        using var results = StoredResults.Read(folder.Path, new Catalog());
        using var reader = ResultsReader.Open(folder["results.db"]);
        var ranked = reader.Rows().OrderByDescending(row => row.Value.Measures[0].Summary.Mean).ThenBy(row => row.Key).Select(row => row.Value.Key).ToArray();
        Assert.That(results.Listed.Select(row => row.Key), Is.EqualTo(ranked.Take(100).Concat(ranked.TakeLast(100))));
        Assert.That(results.Rows, Has.Count.InRange(2_000, 2_008));
    }

    [Test]
    [Explicit("Two minutes and two gigabytes: ./check --soak")]
    [Category("Soak")]
    public void A_report_of_a_million_rows_is_made_in_20_seconds()
    {
        using var folder = Made(10_000, 100);
        var (clock, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var path = new ReportComposer().Compose(folder.Path, new Catalog());
        var (seconds, used) = (clock.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - before).TotalSeconds);
        using var process = Process.GetCurrentProcess();
        var page = File.ReadAllText(path);
        TestContext.Out.WriteLine(FormattableString.Invariant(
            $"report of 1,000,000 rows: {seconds:F1} s, {used:F1} s of processor time, {page.Length:N0} characters, {Nodes(page):N0} nodes, process peak {process.PeakWorkingSet64 / 1e6:F0} MB"));
        TestContext.Out.WriteLine(FormattableString.Invariant($"results.db: {new FileInfo(folder["results.db"]).Length / 1e6:F0} MB"));
        Assert.That(used, Is.LessThan(20), "one thread makes it, so on a machine that does nothing else it takes as long");
        AssertWithinBudget(page);
    }

    private static void AssertWithinBudget(string page)
    {
        Assert.That(page, Has.Length.LessThan(1_000_000));
        Assert.That(Nodes(page), Is.LessThan(20_000));
    }

    // Every element has one tag that opens.
    private static int Nodes(string page) => page.AsSpan().Count('<') - page.AsSpan().Count("</");

    private static Folder Made(int fanouts, int losses)
    {
        var folder = new Folder();
        Directory.CreateDirectory(folder.Path);
        var axes = new[] { ("fanout", fanouts), ("loss", losses) }.Select(axis => KeyValuePair.Create<string, IReadOnlyList<string>>(
            axis.Item1, [.. Enumerable.Range(1, axis.Item2).Select(value => NumberText.Write(axis.Item1 is "loss" ? value / 1e3 : value))])).ToArray();
        var manifest = new Manifest("sweep", Protocol.Name, ["sweep", "rumor"], 1, 1, 20, DateTimeOffset.UnixEpoch)
        {
            Axes = axes,
            Cells = fanouts * losses,
            FinishedCells = fanouts * losses,
            Finished = DateTimeOffset.UnixEpoch,
        };
        File.WriteAllText(folder["manifest.json"], manifest.ToJson());
        using var database = ResultsDatabase.Open(folder["results.db"], manifest, RowColumns.Of(Protocol));
        database.Add(Enumerable.Range(0, fanouts * losses).Select(cell => new StoredCell(cell, Row(axes[0].Value[cell / losses], axes[1].Value[cell % losses], cell))));
        DurableFile.Replace(folder[ResultsFolder.RowsName], database.Export);
        return folder;
    }

    private static ResultRow Row(string fanout, string loss, int cell)
    {
        var options = Protocol.Options.Select(option => KeyValuePair.Create(option.Name, option.Name switch
        {
            "fanout" => fanout,
            "loss" => loss,
            "nodes" => "1000",
            _ => option.DefaultHelp,
        }));
        var unit = StableHash.Mix((ulong)cell) / (double)ulong.MaxValue;
        return new ResultRow(
            $"rumor;fanout={fanout};loss={loss};nodes=1000", [.. options], 1, 20,
            [.. Protocol.Measures.Select((measure, index) => new RowMeasure(measure.Name, Around((unit + index) / 8), (unit + index + 0.01) / 8, "theory"))],
            (ulong)cell, 1_000)
        {
            DiedOut = 0,
            Notes = ["pushed once"],
        };
    }

    private static Summary Around(double mean)
    {
        var interval = new Interval(mean - 0.01, mean + 0.01);
        return new Summary
        {
            Mean = mean,
            Sd = 0.1,
            Interval = interval,
            Min = mean - 0.1,
            P50 = mean,
            P50Interval = interval,
            P90 = mean,
            P90Interval = interval,
            P99 = mean,
            P99Interval = interval,
            Max = mean + 0.1,
            Count = 20,
        };
    }
}
