using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using NUnit.Framework;

namespace Distribution.Repository.Tests;

/// <summary>Function lengths, read from the compiler's own debug information instead of a parser of ours.</summary>
[TestFixture]
internal sealed class FunctionLengthTests
{
    private const int LinesMax = 70;

    private static IEnumerable<ProjectFile> ProjectsInReach =>
        WorkingTree.Projects.Where(project => project.Path.StartsWith("src/", StringComparison.Ordinal) || IsThis(project));

    [TestCaseSource(nameof(ProjectsInReach))]
    public void No_function_is_over_70_lines(ProjectFile project)
    {
        var tooLong = FunctionsOf(project).Where(function => function.Lines > LinesMax).ToList();
        Assert.That(tooLong, Is.Empty, string.Join('\n', tooLong));
    }

    [Test]
    public void A_function_is_as_long_as_its_body()
    {
        var lines = FunctionsOf(WorkingTree.Projects.Single(IsThis))
            .Single(function => string.Equals(function.Name, nameof(A_function_is_as_long_as_its_body), StringComparison.Ordinal)).Lines;
        Assert.That(lines, Is.EqualTo(3));
    }

    private static bool IsThis(ProjectFile project) =>
        string.Equals(project.AssemblyName, typeof(FunctionLengthTests).Assembly.GetName().Name, StringComparison.Ordinal);

    private static List<Function> FunctionsOf(ProjectFile project)
    {
        var path = Path.Combine(TestContext.CurrentContext.TestDirectory, project.AssemblyName);
        using var image = new PEReader(File.OpenRead(path + ".dll"));
        using var symbols = MetadataReaderProvider.FromPortablePdbStream(File.OpenRead(path + ".pdb"));
        var metadata = image.GetMetadataReader();
        var debug = symbols.GetMetadataReader();
        return [.. debug.MethodDebugInformation
            .Select(handle => Measure(metadata.GetMethodDefinition(handle.ToDefinitionHandle()), debug.GetMethodDebugInformation(handle)))
            .OfType<Function>()];

        Function? Measure(MethodDefinition method, MethodDebugInformation information)
        {
            var points = information.GetSequencePoints().Where(point => !point.IsHidden && !IsBrace(point)).ToList();
            if (points.Count == 0)
            {
                return null;
            }

            var file = debug.GetString(debug.GetDocument(points[0].Document).Name);
            var name = metadata.GetString(method.Name);
            var first = points.Min(point => point.StartLine);

            // The code of a constructor includes field initialisers anywhere in the type, so its extent says nothing: count its lines.
            var lines = name is ".ctor" or ".cctor"
                ? points.DistinctBy(point => point.StartLine).Count()
                : points.Max(point => point.EndLine) - first + 1;
            return file.EndsWith(".g.cs", StringComparison.Ordinal) ? null : new Function(name, file, first, lines);
        }
    }

    /// <summary>Optimised code has no points for opening braces, so no brace counts.</summary>
    private static bool IsBrace(SequencePoint point) => point.StartLine == point.EndLine && point.EndColumn == point.StartColumn + 1;

    private sealed record Function(string Name, string File, int Line, int Lines);
}
