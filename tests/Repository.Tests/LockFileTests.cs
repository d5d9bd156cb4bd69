using NUnit.Framework;

namespace Distribution.Repository.Tests;

/// <summary>Two machines restore the same packages, whatever registry each of them uses.</summary>
[TestFixture]
internal sealed class LockFileTests
{
    private static IEnumerable<ProjectFile> Projects => WorkingTree.Projects;

    [TestCaseSource(nameof(Projects))]
    public void A_project_has_a_lock_file_without_addresses(ProjectFile project)
    {
        var path = Path.GetDirectoryName(project.Path) + "/packages.lock.json";
        Assert.That(File.Exists(WorkingTree.FullPath(path)), path + " is missing");
        Assert.That(WorkingTree.Read(path).Text, Does.Not.Contain("://"));
    }

    [Test]
    public void No_package_version_floats() =>
        Assert.That(WorkingTree.Read("Directory.Packages.props").Text, Does.Not.Match("""Version="[^"]*[*,\[(]"""));
}
