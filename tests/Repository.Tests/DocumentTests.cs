using System.Text.RegularExpressions;
using Distribution.Protocol;
using NUnit.Framework;

namespace Distribution.Repository.Tests;

/// <summary>What documents say that code can check.</summary>
[TestFixture]
internal sealed class DocumentTests
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.Multiline;

    [TestCase(BuiltInServices.Comm)]
    [TestCase(BuiltInServices.Gossip)]
    [TestCase(BuiltInServices.Groups)]
    [TestCase(BuiltInServices.Routes)]
    [TestCase(BuiltInServices.Status)]
    public void Every_method_of_a_built_in_service_is_documented_and_no_other(string service)
    {
        var section = Section("docs/services.md", service);
        var documented = Regex.Matches(section, @"^\| `(?<method>[A-Za-z]+)`", Options).Select(match => match.Groups["method"].Value);
        Assert.That(documented.Distinct().Order(StringComparer.Ordinal), Is.EqualTo(BuiltInServices.MethodsOf(service)));
    }

    [Test]
    public void Every_kind_of_error_is_documented() =>
        Assert.That(Enum.GetNames<CallErrorKind>().Where(kind => !WorkingTree.Read("docs/services.md").Text.Contains(kind, StringComparison.Ordinal)), Is.Empty);

    [Test]
    public void Every_document_can_be_reached_from_the_front_page()
    {
        var front = WorkingTree.Read("README.md").Text;
        var documents = WorkingTree.Files.Where(file => file.IsIn("docs") && file.Is(".md")).Select(file => file.Path);
        Assert.That(documents.Where(path => !front.Contains($"({path})", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void A_filter_that_a_document_shows_selects_a_test()
    {
        var shown = Regex.Matches(WorkingTree.Read("CONTRIBUTING.md").Text, @"dotnet test (?<folder>\S+) --filter Name~(?<word>\w+)", Options);
        Assert.That(shown, Is.Not.Empty);
        foreach (Match filter in shown)
        {
            var word = filter.Groups["word"].Value;
            var sources = WorkingTree.Files.Where(file => file.IsIn(filter.Groups["folder"].Value) && file.Is(".cs"));
            Assert.That(sources.Any(file => Regex.IsMatch(file.Text, $@"public (void|async Task|Task) \w*{word}\w*\(", Options)), Is.True, filter.Value);
        }
    }

    [Test]
    public void Code_that_a_document_shows_of_the_sample_scenario_is_the_samples()
    {
        var shown = CodeOf(Section("docs/finding-bugs.md", "A scenario of your own"), "csharp|yaml");
        var files = new[] { "RingScenario.cs", "NothingTwice.cs", "Deaf.cs", "deaf.yaml" };
        Assert.That(shown, Is.EqualTo(files.Select(file => WorkingTree.Read($"samples/ParcelRing/{file}").Text)));

        var (lines, mended) = (WorkingTree.Read("samples/ParcelRing/Ring.cs").Lines, CodeOf(WorkingTree.Read("samples/ParcelRing/README.md").Text, "diff"));
        Assert.That(lines, Has.Member(mended.Single().Split('\n')[0].TrimStart('-')));
    }

    private static IEnumerable<string> CodeOf(string text, string languages) =>
        text.Split("\n```").Where((_, number) => number % 2 == 1)
            .Where(block => Regex.IsMatch(block[..block.IndexOf('\n', StringComparison.Ordinal)], $"^({languages})$", Options))
            .Select(block => block[(block.IndexOf('\n', StringComparison.Ordinal) + 1)..] + "\n");

    private static string Section(string document, string heading)
    {
        var lines = WorkingTree.Read(document).Lines.SkipWhile(line => line != "## " + heading).Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal));
        return string.Join('\n', lines);
    }
}
