using System.Reflection;

namespace Distribution;

/// <summary>What is marked in some assemblies, by full name. They are searched when the first name is asked for; a name is only looked up
/// and loads nothing. Safe from any thread.</summary>
/// <param name="what">What it is, in words: <c>service type</c>.</param>
/// <param name="assemblies">Where to search.</param>
/// <param name="search">What a type brings.</param>
internal sealed class MarkedNames<T>(
    string what, IReadOnlyList<Assembly> assemblies, Func<Type, IEnumerable<KeyValuePair<string, T>>> search)
    where T : class
{
    private readonly Lazy<SortedDictionary<string, List<KeyValuePair<string, T>>>> found = new(() =>
    {
        var byName = new SortedDictionary<string, List<KeyValuePair<string, T>>>(StringComparer.Ordinal);
        foreach (var assembly in assemblies)
        {
            foreach (var (name, item) in TypesOf(assembly).SelectMany(search))
            {
                byName.TryAdd(name, []);
                byName[name].Add(new(NameOf(assembly), item));
            }
        }

        return byName;
    });

    /// <summary>What has that name; null and a reason where there is nothing.</summary>
    /// <param name="wanted">The full name, alone or with <c>, AssemblyName</c> behind it; what follows that (version, culture) is passed
    /// over, for a node has each assembly once.</param>
    /// <param name="refusal">The reason.</param>
    internal T? Find(string wanted, out string refusal)
    {
        var parts = wanted.Split(',', StringSplitOptions.TrimEntries);
        var (name, assembly) = (parts[0], parts.Length > 1 ? parts[1] : null);
        var named = found.Value.GetValueOrDefault(name) ?? [];
        var meant = assembly is null
            ? named
            : named.FindAll(entry => Is(entry.Key, assembly));
        refusal = meant.Count switch
        {
            1 => string.Empty,
            > 1 => $"the assemblies {string.Join(" and ", meant.Select(static entry => entry.Key))} each have '{name}': " +
                $"say '{name}, {meant[0].Key}'",
            _ when assembly is not null && !assemblies.Any(each => Is(NameOf(each), assembly)) =>
                $"this node was started without the assembly '{assembly}' that has '{name}'; it has: {Listing}",
            _ => $"this node was started with no {what} '{wanted}'; it has: {Listing}",
        };
        return meant.Count == 1 ? meant[0].Value : null;
    }

    private string Listing => found.Value.Count == 0 ? "none" : string.Join(", ", found.Value.Keys);

    // Of names of assemblies the case does not count.
    private static bool Is(string name, string wanted) => string.Equals(name, wanted, StringComparison.OrdinalIgnoreCase);

    private static string NameOf(Assembly assembly) => assembly.GetName().Name ?? string.Empty;

    // An assembly may lack something that some of its types need: the others are there.
    private static IEnumerable<Type> TypesOf(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException exception)
        {
            return exception.Types.OfType<Type>();
        }
    }
}
