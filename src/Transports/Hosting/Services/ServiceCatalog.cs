using System.Reflection;
using Distribution.Protocol;

namespace Distribution;

/// <summary>What a node may make or use by name: in the assemblies that it was started with, the classes marked
/// <see cref="ServiceAttribute"/> and the methods marked <see cref="SubsetAttribute"/>, by full name. A name that came over the wire is
/// only looked up here. Safe from any thread.</summary>
public sealed class ServiceCatalog : IServiceCatalog
{
    private readonly MarkedNames<Type> services;
    private readonly MarkedNames<Func<int, double>> subsets;

    /// <summary>What these assemblies have. They are searched when the first name is asked for; their codecs are added at once.</summary>
    public ServiceCatalog(params IEnumerable<Assembly> assemblies)
    {
        Assembly[] all = [.. assemblies];
        foreach (var assembly in all)
        {
            Codecs.AddThoseOf(assembly);
        }

        services = new MarkedNames<Type>("service type", all, ServiceIn);
        subsets = new MarkedNames<Func<int, double>>("subset function", all, SubsetsIn);
    }

    /// <summary>The services and functions of the program itself.</summary>
    public static ServiceCatalog OfEntryAssembly() => new(Assembly.GetEntryAssembly() is { } entry ? [entry] : []);

    /// <inheritdoc/>
    public IRoute? Create(string serviceType, out string refusal)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        if (services.Find(serviceType, out refusal) is not { } type)
        {
            return null;
        }

        try
        {
            return Service.OfType(type);
        }
        catch (ArgumentException exception)
        {
            refusal = ErrorText.OfRefusal(exception);
            return null;
        }
    }

    /// <inheritdoc/>
    public Func<int, double>? Subset(string function, out string refusal)
    {
        ArgumentNullException.ThrowIfNull(function);
        return subsets.Find(function, out refusal);
    }

    private static IEnumerable<KeyValuePair<string, Type>> ServiceIn(Type type) =>
        type.IsDefined(typeof(ServiceAttribute), inherit: false) && type.FullName is { } name ? [KeyValuePair.Create(name, type)] : [];

    // A marked method of another shape is no subset function: nobody can have asked for it with FromMethod.
    private static IEnumerable<KeyValuePair<string, Func<int, double>>> SubsetsIn(Type type) =>
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
        where method.IsDefined(typeof(SubsetAttribute), inherit: false) && !method.ContainsGenericParameters
        let function = Delegate.CreateDelegate(typeof(Func<int, double>), method, throwOnBindFailure: false) as Func<int, double>
        where function is not null
        select KeyValuePair.Create($"{type.FullName}.{method.Name}", function);
}
