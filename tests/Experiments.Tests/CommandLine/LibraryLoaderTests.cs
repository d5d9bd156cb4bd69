using System.Reflection;
using System.Reflection.Emit;
using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Tests.Fakes;
using Distribution.Simulator;
using NUnit.Framework;

namespace Distribution.Experiments.Tests.CommandLine;

[TestFixture]
internal sealed class LibraryLoaderTests
{
    private static readonly string OwnFile = typeof(LoadedProtocol).Assembly.Location;

    [Test]
    public async Task A_protocol_of_a_loaded_library_is_listed_and_runs()
    {
        var list = await new Line { Catalog = new Catalog() }.RunAsync("list", "--load", OwnFile);
        Assert.That(list.Output, Does.Contain("loaded").And.Contain("Distribution.Experiments.Tests.CommandLine.LoadedService"));
        var outcome = await new Line { Catalog = new Catalog() }.RunAsync("simulate", "loaded", $"--load={OwnFile}", "--runs", "3", "--out", "none");
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Done), outcome.Error);
        Assert.That(outcome.Output, Does.StartWith("loaded: 10 nodes, 3 runs"));
    }

    [Test]
    public async Task A_name_that_is_taken_is_refused()
    {
        var outcome = await new Line { Catalog = new Catalog() }.RunAsync("list", "--load", OwnFile, "--load", OwnFile);
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Usage));
        Assert.That(outcome.Error, Does.Contain("there is a protocol 'loaded' already"));
    }

    [TestCase(typeof(FaultKindAttribute), "hidden")]
    [TestCase(typeof(ScenarioAttribute), "hidden", "of no use")]
    public async Task A_marked_class_that_is_not_public_is_refused_by_its_name(Type mark, params string[] words)
    {
        using var folder = new Folder();
        Directory.CreateDirectory(folder.Path);
        var library = new PersistedAssemblyBuilder(new AssemblyName($"Hidden{mark.Name}"), typeof(object).Assembly);
        var type = library.DefineDynamicModule("Hidden").DefineType("Hidden.Away", TypeAttributes.NotPublic | TypeAttributes.Class);
        type.SetCustomAttribute(new CustomAttributeBuilder(mark.GetConstructors()[0], words));
        type.CreateType();
        library.Save(folder["Hidden.dll"]);
        var outcome = await new Line().RunAsync("list", "--load", folder["Hidden.dll"]);
        Assert.That((outcome.Code, outcome.Error), Is.EqualTo((
            ExitCode.Usage,
            $"distribution: --load '{folder["Hidden.dll"]}': Hidden.Away is marked and not public; make it public, or leave its mark out\n")));
    }

    [Test]
    public async Task A_library_without_protocols_is_refused()
    {
        var outcome = await new Line().RunAsync("list", "--load", typeof(TestAttribute).Assembly.Location);
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Usage));
        Assert.That(outcome.Error, Does.Contain("it holds no public class that is a service").And.Contain("IListedProtocol"));
    }
}

/// <summary>A service of a user's library.</summary>
[Service]
public sealed class LoadedService
{
    public int Answer() => 42;
}

/// <summary>A protocol of a user's library.</summary>
public sealed class LoadedProtocol : IListedProtocol
{
    public string Name => "loaded";

    public string Summary => "a protocol of a user";

    public string Example => "--nodes 10";

    public string SweepExample => "--nodes 10,20";

    public IReadOnlyList<ProtocolOption> Options { get; } = [CommonOptions.NodesOf(10, 1_000)];

    public IReadOnlyList<MeasureDefinition> Measures { get; } = [new("answer", "", "what it is")];

    public ISimulationRun Prepare(Settings settings) => new FakeSpread(Measures);
}
