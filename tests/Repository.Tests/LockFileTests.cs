using NUnit.Framework;

namespace Distribution.Repository.Tests;

/// <summary>Two machines restore the same packages, whatever registry each of them uses.</summary>
[TestFixture]
internal sealed class LockFileTests
{
    private static IEnumerable<TextFile> LockFiles => WorkingTree.Files.Where(file => file.Is("packages.lock.json"));

    [TestCaseSource(nameof(LockFiles))]
    public void A_lock_file_holds_no_address(TextFile file) => Assert.That(file.Text, Does.Not.Contain("://"));

    [Test]
    public void No_package_version_floats() =>
        Assert.That(WorkingTree.Read("Directory.Packages.props").Text, Does.Not.Match("""Version="[^"]*[*,\[(]"""));
}
