using NUnit.Framework;

namespace Distribution.Experiments.Tests.Reports;

/// <summary>Files of the repository that the tests run in.</summary>
internal static class Repository
{
    public static string PathOf(params IEnumerable<string> parts)
    {
        var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Distribution.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("the tests do not run inside the repository");
        }

        return Path.Combine([folder.FullName, .. parts]);
    }
}
