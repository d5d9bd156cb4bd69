using NUnit.Framework;

namespace Distribution.Repository.Tests;

/// <summary>The working tree that this assembly was built from, without what builds and runs leave in it.</summary>
internal static class WorkingTree
{
    private static readonly string[] Leavings = ["bin", "obj", "results", "TestResults", "node_modules", ".git", ".vs", ".idea"];

    public static string Root { get; } = FindRoot(TestContext.CurrentContext.TestDirectory);

    public static IReadOnlyList<TextFile> Files { get; } =
        [.. FilesUnder(Root).Select(path => new TextFile(Relative(path), File.ReadAllBytes(path))).Where(file => !file.IsBinary)];

    public static IReadOnlyList<ProjectFile> Projects { get; } =
        [.. Files.Where(file => file.Path.EndsWith(".csproj", StringComparison.Ordinal)).Select(ProjectFile.Parse)];

    public static string FullPath(string relative) => Path.Combine(Root, relative);

    public static TextFile Read(string relative) => new(relative, File.ReadAllBytes(FullPath(relative)));

    private static IEnumerable<string> FilesUnder(string folder) =>
        Directory.EnumerateFiles(folder)
            .Where(path => !Leavings.Contains(Path.GetFileName(path), StringComparer.Ordinal))
            .Concat(Directory.EnumerateDirectories(folder)
                .Where(path => !Leavings.Contains(Path.GetFileName(path), StringComparer.Ordinal))
                .SelectMany(FilesUnder))
            .Order(StringComparer.Ordinal);

    private static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    private static string FindRoot(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Distribution.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No folder above {start} holds Distribution.sln.");
    }
}
