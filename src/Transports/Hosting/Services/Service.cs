using System.Reflection;
using Distribution.Protocol;

namespace Distribution;

/// <summary>
/// A user's service: methods by name. A method is a delegate or a public method of an object, synchronous or not; its parameters take the
/// call's arguments by position from JSON, and its result, a thrown exception too, goes back to the caller.
/// </summary>
/// <remarks>Build it before it is registered. Methods run concurrently over TCP; in a simulated cluster one after another.</remarks>
public sealed class Service : IRoute
{
    private readonly SortedDictionary<string, ServiceMethod> methods = new(StringComparer.Ordinal);

    /// <summary>A service without methods.</summary>
    /// <param name="description">What <c>routes.get</c> shows as its type.</param>
    public Service(string description = "delegate") => Description = description;

    /// <inheritdoc/>
    public string Description { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Methods => [.. methods.Keys];

    /// <summary>A service of the public methods that an object's class declares, by their names with a small first letter.</summary>
    /// <exception cref="ArgumentException">There are none, or two of one name.</exception>
    public static Service Of(object instance)
    {
        ArgumentNullException.ThrowIfNull(instance);
        var type = instance.GetType();
        var service = new Service(type.FullName ?? type.Name);
        foreach (var method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        {
            if (!method.IsSpecialName && method.GetBaseDefinition().DeclaringType != typeof(object))
            {
                service.Add(NameOf(method), instance, method);
            }
        }

        return service.methods.Count > 0
            ? service
            : throw new ArgumentException($"{type} has no public method of its own: a service needs one.", nameof(instance));
    }

    /// <summary>Adds a method.</summary>
    /// <returns>This service.</returns>
    /// <exception cref="ArgumentException">There is one of that name.</exception>
    public Service Method(string name, Delegate handler)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(handler);
        Add(name, handler.Target, handler.Method);
        return this;
    }

    /// <inheritdoc/>
    public void Start(in Invocation invocation, IInvocationSink sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        _ = RunAsync(methods[invocation.Method], invocation, sink);
    }

    // A name that the class gives in .NET's style is called in the field's: `Hit`, `HitAsync` are `hit`.
    private static string NameOf(MethodInfo method)
    {
        var name = method.Name.EndsWith("Async", StringComparison.Ordinal) && method.Name.Length > 5 ? method.Name[..^5] : method.Name;
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    private static async Task RunAsync(ServiceMethod method, Invocation invocation, IInvocationSink sink) =>
        sink.Completed(invocation.Id, await method.RunAsync(invocation.Arguments));

    private void Add(string name, object? target, MethodInfo method)
    {
        if (!methods.TryAdd(name, new ServiceMethod(name, target, method)))
        {
            throw new ArgumentException($"The service has a method '{name}' already.", nameof(name));
        }
    }
}
