using System.Text.RegularExpressions;
using NUnit.Framework;

namespace Distribution.Repository.Tests;

/// <summary>A name of src stands for one thing: types of two namespaces share none, so that a reader need not look at the usings.</summary>
[TestFixture]
internal sealed class UniqueNameTests
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.Multiline;

    private static readonly Regex Namespace = new(@"^namespace (?<name>[\w.]+);", Options);

    // Declarations at the margin are not nested.
    private static readonly Regex Declared = new(@"^(public|internal) ([a-z]+ )*(class|struct|record|interface|enum) (?<name>\w+)", Options);

    [Test]
    public void No_name_is_declared_in_two_namespaces()
    {
        var shared = SharedIn(WorkingTree.Files.Where(file => file.IsIn("src") && file.Is(".cs"))).ToArray();
        Assert.That(shared, Is.Empty, string.Join('\n', shared));
    }

    [TestCase("namespace A;\n\npublic sealed class Twice;\n", "namespace B;\n\ninternal readonly record struct Twice(int Value);\n", true)]
    [TestCase("namespace A;\n\npublic partial class Twice;\n", "namespace A;\n\npublic partial class Twice;\n", false)]
    [TestCase("namespace A;\n\npublic class Outer\n{\n    private class Twice;\n}\n", "namespace B;\n\npublic enum Twice;\n", false)]
    public void A_shared_name_is_seen(string one, string other, bool isShared) =>
        Assert.That(SharedIn([new("src/A.cs", one), new("src/B.cs", other)]).Any(), Is.EqualTo(isShared));

    private static IEnumerable<string> SharedIn(IEnumerable<TextFile> files) => files
        .SelectMany(file => Declared.Matches(file.Text).Select(match => (Name: match.Groups["name"].Value, Of: Namespace.Match(file.Text).Value)))
        .Distinct().GroupBy(declared => declared.Name, StringComparer.Ordinal).Where(group => group.Count() > 1)
        .Select(group => $"{group.Key}: {string.Join(" and ", group.Select(declared => declared.Of))}");
}
