using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json.Nodes;

namespace Distribution.Experiments.Exploring;

/// <summary>The build of a library that a run depends on. Builds are deterministic: equal source gives an equal module.</summary>
/// <param name="Name">The library's name.</param>
/// <param name="Version">Its version, for people.</param>
/// <param name="Module">The identity of its code.</param>
internal sealed record LibraryBuild(string Name, string Version, Guid Module)
{
    private static readonly string[] Platform = ["System", "Microsoft", "mscorlib", "netstandard"];

    /// <summary>A library that has a scenario, first, and all that it refers to but the platform: its protocol and the simulator.</summary>
    internal static IReadOnlyList<LibraryBuild> Of(Assembly library)
    {
        var found = new List<Assembly> { library };
        for (var index = 0; index < found.Count; index++)
        {
            foreach (var name in found[index].GetReferencedAssemblies().Where(name => !IsPlatform(name.Name!)))
            {
                if (Loaded(found[index], name) is { } referred && !found.Contains(referred))
                {
                    found.Add(referred);
                }
            }
        }

        return [.. found.Select(BuildOf)];
    }

    /// <summary>That a file was recorded with other builds than these, as a clause; null: it was not, or it does not say.</summary>
    internal static string? Difference(IReadOnlyList<LibraryBuild> recorded, IReadOnlyList<LibraryBuild> here)
    {
        var other = recorded.Where(build => here.All(known => known.Name != build.Name || known.Module != build.Module)).ToArray();
        if (other is not [var first, ..])
        {
            return null;
        }

        var more = other.Length > 1 ? $", and {NumberText.Write(other.Length - 1)} more differ" : string.Empty;
        var now = here.FirstOrDefault(known => known.Name == first.Name) is { } known ? $"this is {known.Words}" : "there is none here";
        return $"recorded with {first.Name} {first.Words}, {now}{more}";
    }

    /// <summary>As replay files have it.</summary>
    internal JsonObject ToJson() => new() { ["name"] = Name, ["version"] = Version, ["module"] = Module.ToString("N") };

    /// <summary>Reads what <see cref="ToJson"/> has written.</summary>
    internal static LibraryBuild Read(JsonNode? json) => new(
        json!["name"]!.GetValue<string>(), json["version"]!.GetValue<string>(), Guid.ParseExact(json["module"]!.GetValue<string>(), "N"));

    private string Words => $"{Version} (module {Module.ToString("N")[..8]})";

    private static LibraryBuild BuildOf(Assembly library) => new(
        library.GetName().Name!,
        library.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? $"{library.GetName().Version}",
        library.ManifestModule.ModuleVersionId);

    private static bool IsPlatform(string name) =>
        Platform.Any(part => name == part || name.StartsWith(part + ".", StringComparison.Ordinal));

    /// <summary>A library that another refers to; null: it is not here, so nothing of it can run.</summary>
    private static Assembly? Loaded(Assembly from, AssemblyName name)
    {
        try
        {
            return (AssemblyLoadContext.GetLoadContext(from) ?? AssemblyLoadContext.Default).LoadFromAssemblyName(name);
        }
        catch (Exception exception) when (exception is IOException or BadImageFormatException)
        {
            return null;
        }
    }
}
