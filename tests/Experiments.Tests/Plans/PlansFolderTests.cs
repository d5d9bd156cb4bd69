using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Composing;
using Distribution.Experiments.Plans;
using Distribution.Experiments.Results;
using Distribution.Experiments.Running;
using Distribution.Experiments.Sweeps;
using Distribution.Experiments.Terminal;
using Distribution.Experiments.Tests.Fakes;
using Distribution.Experiments.Tests.Reports;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.Plans;

/// <summary>The plans of the repository: each is read, and run in a small form.</summary>
[TestFixture]
internal sealed class PlansFolderTests
{
    private const int NodesMost = 200;
    private const int RealNodesMost = 6;

    private static string[] Files => [.. Directory.EnumerateFiles(Repository.PathOf("plans"), "*.yaml").Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Names => Files.Select(file => Path.GetFileName(file)!);

    [TestCaseSource(nameof(Names))]
    public void A_plan_says_at_its_head_what_it_shows_and_how_long_it_takes_and_names_its_schema(string name)
    {
        var lines = File.ReadAllLines(Repository.PathOf("plans", name));
        Assert.That(lines[0], Is.EqualTo("# yaml-language-server: $schema=plan.schema.json"));
        var head = string.Join(' ', lines.TakeWhile(line => line.StartsWith('#')));
        Assert.That(head, Does.Match("(minute|second)"));
        Assert.That(PlanDisplay.Of(File.ReadAllText(Repository.PathOf("plans", name))).About, Does.EndWith("?").Or.EndWith("."));
        Assert.That(File.ReadAllText(Repository.PathOf("docs", "plans.md")), Does.Contain(name), "docs/plans.md lists every plan");
    }

    [TestCaseSource(nameof(Names)), CancelAfter(300_000)]
    public void Every_plan_runs_in_a_small_form(string name, CancellationToken cancellation)
    {
        var file = PlanFile.Read(Repository.PathOf("plans", name), Composition.Catalog, []);
        var texts = new Dictionary<string, string>(StringComparer.Ordinal) { ["runs"] = "2", ["jobs"] = "1" };
        var whole = file.PlanOf(Settings.Read("sweep", RunOptions.OfSweeps, texts));
        SweepPlan plan = whole with { Cells = [.. whole.Cells.Where(IsSmall)] };
        Assert.That(plan.Cells, Is.Not.Empty);
        using var folder = new Folder();
        var manifest = new Manifest("sweep", plan.Name, ["sweep", name], plan.Identity, 1, 2, TimeProvider.System.GetUtcNow())
        {
            Axes = [.. plan.Axes.Select(axis => KeyValuePair.Create(axis.Name, axis.Values))],
            Cells = plan.Cells.Count,
            PlanText = file.Text,
        };
        using var results = ResultsFolder.Open(folder.Path, manifest, plan.Columns)!;
        using var progress = new ProgressReport(Screen.None, TextWriter.Null, TimeProvider.System, name, plan.Cells.Count, plan.Cells.Count * 2);
        var result = SweepRunner.Run(plan, SweepShard.Whole, results.Database, progress, new SweepLimits(TimeProvider.System), cancellation);
        results.Finish(result.Rows.Count, TimeProvider.System.GetUtcNow());
        Assert.That(result.IsComplete, Is.True);
        new ReportComposer().Compose(folder.Path, new Catalog());
        Assert.That(Directory.EnumerateFiles(folder["charts"], "*.svg"), Is.Not.Empty);
    }

    [Test]
    public void The_schema_is_that_of_the_registry()
    {
        var path = Repository.PathOf("plans", "plan.schema.json");
        var schema = PlanSchema.Of(Composition.Catalog);
        if (Environment.GetEnvironmentVariable("DISTRIBUTION_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(path, schema);
        }

        Assert.That(schema, Is.EqualTo(File.ReadAllText(path)), "distribution list --schema > plans/plan.schema.json");
    }

    [Test]
    public async Task List_prints_the_schema_and_a_loaded_protocol_is_in_it()
    {
        var catalog = new Catalog { Protocols = [new FakeProtocol()] };
        var outcome = await new Line { Catalog = catalog }.RunAsync("list", "--schema");
        using var document = System.Text.Json.JsonDocument.Parse(outcome.Output);
        Assert.That(document.RootElement.GetProperty("properties").GetProperty("protocol").GetProperty("enum")[0].GetString(), Is.EqualTo("fake"));
        Assert.That(document.RootElement.GetProperty("properties").EnumerateObject().Select(key => key.Name), Is.EqualTo(PlanKey.OfPlan.Select(key => key.Name)));
    }

    [Test]
    public void Every_chart_that_a_plan_can_name_is_one_of_the_gallery()
    {
        var gallery = File.ReadAllText(Repository.PathOf("docs", "plans.md"));
        var sources = Directory.EnumerateFiles(Repository.PathOf("src", "Experiments", "Reports", "Gallery"), "*.cs").Select(File.ReadAllText).ToArray();
        foreach (var name in PlanCharts.OfGallery)
        {
            Assert.That(sources.Any(source => source.Contains($"Chart.Named(\"{name}\"", StringComparison.Ordinal)), name);
            Assert.That(gallery, Does.Contain(name));
        }
    }

    private static bool IsSmall(CellPlan cell)
    {
        var nodes = cell.Settings.Options.First(option => option.Name is "nodes");
        return int.Parse(cell.Settings.TextOf(nodes), System.Globalization.CultureInfo.InvariantCulture) <= (cell.IsMeasured ? RealNodesMost : NodesMost)
            || cell.Settings.TextOf(nodes) is "1000" && cell.Protocol.Name is "rumor";
    }
}
