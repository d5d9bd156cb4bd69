using System.Reflection;
using System.Reflection.Emit;
using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Reports.Charts;
using Distribution.Experiments.Reports.Gallery;
using Distribution.Experiments.Tests.Composing;
using Distribution.Experiments.Tests.Fakes;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.CommandLine;

[TestFixture]
internal sealed class LoadedChartTests
{
    private const string Sweep = "sweep rumor --stop once --fanout 1..3 --nodes 50 --runs 4";

    [Test]
    public async Task A_library_that_holds_nothing_but_a_chart_adds_it_to_the_report_of_a_sweep()
    {
        using var library = new Folder();
        var file = LibraryOf(library, typeof(HighestReach));
        var (folder, outcome) = await ComposedFolder.Of($"{Sweep} --load {file}");
        using var left = folder;
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Done), outcome.Error);
        Assert.That(folder.Page, Does.Contain("The highest reach"));
        Assert.That(File.Exists(Path.Combine(folder["charts"], "highest-reach.svg")), Is.True);
    }

    [Test]
    public async Task The_report_of_an_older_folder_shows_it_too_and_list_names_it()
    {
        using var library = new Folder();
        var file = LibraryOf(library, typeof(HighestReach));
        var (folder, _) = await ComposedFolder.Of(Sweep);
        using var left = folder;
        Assert.That(folder.Page, Does.Not.Contain("The highest reach"));
        var line = new Line { Catalog = ComposedFolder.Catalog() };
        var report = await line.RunAsync("report", folder.Path, "--load", file);
        Assert.That(report.Output, Is.EqualTo($"{folder["report.html"]}\n"), report.Error);
        Assert.That(folder.Page, Does.Contain("The highest reach"));
        Assert.That((await line.RunAsync("list", "--load", file)).Output, Does.Contain("charts\n  HighestReachOfLibrary"));
    }

    [TestCase(typeof(FailingChart), "FailingChartOfLibrary: planted")]
    [TestCase(typeof(ChartOfTakenName), "the id 'reach-fanout' is used twice")]
    public async Task A_chart_that_fails_is_named_in_one_line_and_the_tables_are_kept(Type chart, string reason)
    {
        using var library = new Folder();
        var (folder, outcome) = await ComposedFolder.Of($"{Sweep} --load {LibraryOf(library, chart)}");
        using var left = folder;
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Failed), outcome.Error);
        Assert.That(outcome.Error, Does.StartWith($"distribution: the report of '{folder.Path}', whose tables are written: ").And.Contain(reason));
        Assert.That(outcome.Error.Count(character => character == '\n'), Is.EqualTo(1));
        Assert.That(File.Exists(folder["rows.csv"]), Is.True);
    }

    /// <summary>A library of its own with one class that inherits everything from this one.</summary>
    private static string LibraryOf(Folder folder, Type chart)
    {
        Directory.CreateDirectory(folder.Path);
        var name = "Charts" + Guid.NewGuid().ToString("N");
        var builder = new PersistedAssemblyBuilder(new AssemblyName(name), typeof(object).Assembly);
        builder.DefineDynamicModule(name).DefineType(chart.Name + "OfLibrary", TypeAttributes.Public, chart).CreateType();
        builder.Save(folder[name + ".dll"]);
        return folder[name + ".dll"];
    }
}

/// <summary>Is found in a library by a class that inherits it.</summary>
public abstract class HighestReach : IChartOf<FanoutSweep>
{
    public int Place => 9;

    public virtual Chart Draw(FanoutSweep data) => Chart.Named("highest-reach", "The highest reach").Describe("It is high.")
        .X("fan-out").Y("reach").Dots(Series.Simulator, [new Point(1, data.Points.Max(point => point.Reach.Value))]);
}

/// <summary>Cannot be drawn.</summary>
public abstract class FailingChart : HighestReach
{
    public override Chart Draw(FanoutSweep data) => throw new InvalidOperationException("planted");
}

/// <summary>Is named as another.</summary>
public abstract class ChartOfTakenName : HighestReach
{
    public override Chart Draw(FanoutSweep data) =>
        Chart.Named("reach-fanout", "Once more").Describe("It is there already.").X("fan-out").Y("reach").Dots(Series.Simulator, [new Point(1, 1)]);
}
