using System.Xml.Linq;

namespace Distribution.Repository.Tests;

/// <summary>What a project file says it depends on.</summary>
/// <param name="Path">Relative to the root of the repository.</param>
/// <param name="Projects">Names of the projects referenced directly.</param>
/// <param name="Packages">Packages, frameworks and assembly files referenced directly.</param>
/// <param name="Imports">Build files imported by name.</param>
/// <param name="AssemblyName">Without extension.</param>
internal sealed record ProjectFile(
    string Path, IReadOnlyList<string> Projects, IReadOnlyList<string> Packages, IReadOnlyList<string> Imports, string AssemblyName)
{
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public static ProjectFile Parse(TextFile file)
    {
        var root = XDocument.Parse(file.Text).Root!;
        var name = System.IO.Path.GetFileNameWithoutExtension(file.Path);
        return new ProjectFile(
            file.Path,
            [.. Values(root, "Include", "ProjectReference").Select(path => System.IO.Path.GetFileNameWithoutExtension(path.Replace('\\', '/')))],
            [.. Values(root, "Include", "PackageReference", "FrameworkReference", "Reference")],
            [.. Values(root, "Project", "Import")],
            root.Descendants("AssemblyName").FirstOrDefault()?.Value ?? "Distribution." + name);
    }

    public override string ToString() => Name;

    private static IEnumerable<string> Values(XElement root, string attribute, params string[] elements) =>
        root.Descendants().Where(element => elements.Contains(element.Name.LocalName, StringComparer.Ordinal))
            .Select(element => element.Attribute(attribute)?.Value ?? "");
}
