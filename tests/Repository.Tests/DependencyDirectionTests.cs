using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using NUnit.Framework;

namespace Distribution.Repository.Tests;

/// <summary>Dependencies point one way: Protocol, Simulator, Transports, Experiments.</summary>
[TestFixture]
internal sealed class DependencyDirectionTests
{
    private static IEnumerable<ProjectFile> SourceProjects =>
        WorkingTree.Projects.Where(project => project.Path.StartsWith("src/", StringComparison.Ordinal));

    [Test]
    public void Every_project_of_src_has_its_row_in_the_table() =>
        Assert.That(SourceProjects.Select(project => project.Name), Is.EquivalentTo(AllowedDependencies.OfProject.Keys));

    [TestCaseSource(nameof(SourceProjects))]
    public void A_project_has_only_the_edges_of_the_table(ProjectFile project)
    {
        var (projects, packages) = AllowedDependencies.OfProject[project.Name];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(project.Projects, Is.SubsetOf(projects), "projects");
            Assert.That(project.Packages, Is.SubsetOf(packages), "packages");
            Assert.That(project.Imports, Has.All.Contains("/eng/"), "an import from elsewhere could add an edge unseen");
        }
    }

    [Test]
    public void The_simulator_sees_only_the_core_value_types_of_the_protocol()
    {
        var simulator = SourceProjects.Single(project => string.Equals(project.Name, "Simulator", StringComparison.Ordinal));
        Assert.That(ProtocolTypesUsedBy(simulator), Is.SubsetOf(AllowedDependencies.ProtocolTypesInSimulator));
    }

    private static List<string> ProtocolTypesUsedBy(ProjectFile project)
    {
        var path = Path.Combine(TestContext.CurrentContext.TestDirectory, project.AssemblyName + ".dll");
        using var image = new PEReader(File.OpenRead(path));
        var metadata = image.GetMetadataReader();
        return [.. metadata.TypeReferences
            .Select(metadata.GetTypeReference)
            .Where(type => type.ResolutionScope.Kind == HandleKind.AssemblyReference && Scope(metadata, type) is "Distribution.Protocol")
            .Select(type => metadata.GetString(type.Name))];
    }

    private static string Scope(MetadataReader metadata, TypeReference type) =>
        metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name);
}
