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
    private readonly Lazy<SortedDictionary<string, T>> found = new(() =>
    {
        var byName = new SortedDictionary<string, T>(StringComparer.Ordinal);
        foreach (var (name, item) in assemblies.SelectMany(TypesOf).SelectMany(search))
        {
            byName.TryAdd(name, item);
        }

        return byName;
    });

    /// <summary>What has that name, with or without <c>, AssemblyName</c> behind it; null and a reason where there is nothing.</summary>
    internal T? Find(string wanted, out string refusal)
    {
        var comma = wanted.IndexOf(',', StringComparison.Ordinal);
        var name = comma < 0 ? wanted : wanted[..comma];
        if (found.Value.TryGetValue(name, out var item))
        {
            refusal = string.Empty;
            return item;
        }

        var listing = found.Value.Count == 0 ? "none" : string.Join(", ", found.Value.Keys);
        refusal = comma < 0
            ? $"this node was started with no {what} '{name}'; it has: {listing}"
            : $"this node was started without the assembly '{wanted[(comma + 1)..].Trim()}' that has '{name}'; it has: {listing}";
        return null;
    }

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
