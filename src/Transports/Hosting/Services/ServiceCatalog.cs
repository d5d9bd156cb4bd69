using System.Reflection;
using Distribution.Protocol;

namespace Distribution;

/// <summary>The service types that a node may make by name: the classes marked <see cref="ServiceAttribute"/> in the assemblies that it was
/// started with, by full name. A name that came over the wire is only looked up here. Safe from any thread.</summary>
public sealed class ServiceCatalog : IServiceCatalog
{
    private readonly Lazy<SortedDictionary<string, Type>> types;
    private readonly IReadOnlyList<Assembly> assemblies;

    /// <summary>The services of these assemblies, which are searched when the first name is asked for; their codecs are added at
    /// once.</summary>
    public ServiceCatalog(params IEnumerable<Assembly> assemblies)
    {
        this.assemblies = [.. assemblies];
        foreach (var assembly in this.assemblies)
        {
            Codecs.AddThoseOf(assembly);
        }

        types = new Lazy<SortedDictionary<string, Type>>(Search);
    }

    /// <summary>The services of the program itself.</summary>
    public static ServiceCatalog OfEntryAssembly() => new(Assembly.GetEntryAssembly() is { } entry ? [entry] : []);

    /// <inheritdoc/>
    public IRoute? Create(string serviceType, out string refusal)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        var comma = serviceType.IndexOf(',', StringComparison.Ordinal);
        var name = comma < 0 ? serviceType : serviceType[..comma];
        if (!types.Value.TryGetValue(name, out var type))
        {
            refusal = comma < 0
                ? $"this node was started with no service type '{name}'; it has: {Listing()}"
                : $"this node was started without the assembly '{serviceType[(comma + 1)..].Trim()}' " +
                  $"that has '{name}'; it has: {Listing()}";
            return null;
        }

        try
        {
            refusal = string.Empty;
            return Service.OfType(type);
        }
        catch (ArgumentException exception)
        {
            refusal = exception.Message;
            return null;
        }
    }

    private string Listing() => types.Value.Count == 0 ? "none" : string.Join(", ", types.Value.Keys);

    private SortedDictionary<string, Type> Search()
    {
        var found = new SortedDictionary<string, Type>(StringComparer.Ordinal);
        foreach (var type in assemblies.SelectMany(TypesOf))
        {
            if (type.IsDefined(typeof(ServiceAttribute), inherit: false) && type.FullName is { } name)
            {
                found.TryAdd(name, type);
            }
        }

        return found;
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
