using System.Reflection;
using Distribution.Protocol;

namespace Distribution;

/// <summary>
/// A user's service: methods by name. A method is a delegate or a public method of an object, synchronous or not; its parameters take the
/// call's arguments by position from JSON, and its result, a thrown exception too, goes back to the caller.
/// </summary>
/// <remarks>Build it before it is registered. Methods run concurrently over TCP; in a simulated cluster one after another. An object that a
/// node has made of a type by its name (<c>routes.put</c>) is disposed, if it can be, when the service is removed or replaced and when the
/// node stops; an object that a program gives is the program's to dispose.</remarks>
public sealed class Service : IOwnedRoute
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private readonly SortedDictionary<string, ServiceMethod> methods = new(StringComparer.Ordinal);
    private Func<Node, object>? make;
    private object? instance;
    private string[]? names;

    /// <summary>A service without methods.</summary>
    /// <param name="description">What <c>routes.get</c> shows as its type.</param>
    public Service(string description = "delegate") => Description = description;

    /// <inheritdoc/>
    public string Description { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Methods => names ??= [.. methods.Keys];

    /// <summary>A service of the public methods that an object's class declares, by their names with a small first letter; what disposes
    /// the object is none of them.</summary>
    /// <exception cref="ArgumentException">There are none, or two of one name.</exception>
    public static Service Of(object instance)
    {
        ArgumentNullException.ThrowIfNull(instance);
        var service = OfMethods(instance.GetType());
        service.instance = instance;
        return service;
    }

    /// <summary>A service of a class whose object is made when it is prepared.</summary>
    /// <exception cref="ArgumentException">The class has no method of its own, two of one name, or no public constructor that takes
    /// nothing or the <see cref="Node"/>.</exception>
    internal static Service OfType(Type type)
    {
        var service = OfMethods(type);
        service.make = type.GetConstructor(Type.EmptyTypes) is not null ? _ => Made(type)
            : type.GetConstructor([typeof(Node)]) is not null ? node => Made(type, node)
            : throw new ArgumentException($"{type} has no public constructor that takes nothing or a Node.", nameof(type));
        return service;
    }

    /// <summary>Adds a method.</summary>
    /// <returns>This service.</returns>
    /// <exception cref="ArgumentException">There is one of that name.</exception>
    public Service Method(string name, Delegate handler)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(handler);
        Add(name, () => handler.Target, handler.Method);
        return this;
    }

    /// <inheritdoc/>
    public void Start(in Invocation invocation, IInvocationSink sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        if (invocation.Method is Invocation.Prepare)
        {
            sink.Completed(invocation.Id, Prepare(sink.Host));
        }
        else
        {
            Run(methods[invocation.Method], invocation, sink);
        }
    }

    /// <inheritdoc/>
    bool IOwnedRoute.HasEnd => make is not null && instance is (IAsyncDisposable or IDisposable);

    /// <inheritdoc/>
    async Task IOwnedRoute.EndAsync()
    {
        if (instance is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync();
        }
        else
        {
            (instance as IDisposable)?.Dispose();
        }
    }

    private static Service OfMethods(Type type)
    {
        var service = new Service(type.FullName ?? type.Name);
        foreach (var method in type.GetMethods(Declared))
        {
            if (!method.IsSpecialName && method.GetBaseDefinition().DeclaringType != typeof(object) && !IsDisposal(method))
            {
                service.Add(NameOf(method), () => service.instance, method);
            }
        }

        return service.methods.Count > 0
            ? service
            : throw new ArgumentException($"{type} has no public method of its own: a service needs one.", nameof(type));
    }

    private static object Made(Type type, params object[] arguments)
    {
        try
        {
            return Activator.CreateInstance(type, arguments)!;
        }
        catch (TargetInvocationException exception)
        {
            throw exception.InnerException ?? exception;
        }
    }

    private Outcome Prepare(object host)
    {
        try
        {
            var port = NodePort.Of(host);
            instance ??= make?.Invoke(new Node(port, port.Address));
            return Outcome.Done;
        }
        catch (Exception exception)
        {
            return ServiceMethod.Failed(exception);
        }
    }

    private static bool IsDisposal(MethodInfo method) =>
        method.GetParameters().Length == 0
        && ((method.Name is nameof(IDisposable.Dispose) && method.DeclaringType!.IsAssignableTo(typeof(IDisposable)))
            || (method.Name is nameof(IAsyncDisposable.DisposeAsync) && method.DeclaringType!.IsAssignableTo(typeof(IAsyncDisposable))));

    // A name that the class gives in .NET's style is called in the field's: `Hit`, `HitAsync` are `hit`.
    private static string NameOf(MethodInfo method)
    {
        var name = method.Name.EndsWith("Async", StringComparison.Ordinal) && method.Name.Length > 5 ? method.Name[..^5] : method.Name;
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    private static void Run(ServiceMethod method, in Invocation invocation, IInvocationSink sink)
    {
        var run = method.RunAsync(invocation, sink.Host);
        if (run.IsCompletedSuccessfully)
        {
            sink.Completed(invocation.Id, run.Result);
        }
        else
        {
            _ = CompleteAsync(run.AsTask(), invocation.Id, sink);
        }
    }

    private static async Task CompleteAsync(Task<Outcome> run, InvocationId id, IInvocationSink sink) => sink.Completed(id, await run);

    private void Add(string name, Func<object?> target, MethodInfo method)
    {
        if (!methods.TryAdd(name, new ServiceMethod(name, target, method)))
        {
            throw new ArgumentException($"The service has a method '{name}' already.", nameof(name));
        }

        names = null;
    }
}
