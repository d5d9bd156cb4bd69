using System.Reflection;

namespace Distribution.Simulator;

/// <summary>The kinds of fault by their names: those of this library and of the libraries that were added. A kind is a record that
/// carries
/// <see cref="FaultKindAttribute"/>; nothing else has to know it.</summary>
/// <remarks>Add libraries before runs begin; then any thread may read.</remarks>
public static class FaultKinds
{
    private static readonly SortedDictionary<string, Kind> Known = new(StringComparer.Ordinal);

    static FaultKinds() => Add(typeof(FaultKinds).Assembly);

    /// <summary>All names, in alphabetical order.</summary>
    public static IEnumerable<string> Names => Known.Keys;

    /// <summary>The names of those that can be drawn by chance.</summary>
    public static IEnumerable<string> DrawnNames => Known.Where(kind => kind.Value.Draw is not null).Select(kind => kind.Key);

    /// <summary>Adds the kinds of a library.</summary>
    /// <exception cref="ArgumentException">A name is taken by another type.</exception>
    public static void Add(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        foreach (var type in assembly.GetTypes().Where(type => !type.IsAbstract && typeof(Fault).IsAssignableFrom(type)))
        {
            if (type.GetCustomAttribute<FaultKindAttribute>() is { } mark && !Known.TryAdd(mark.Name, new Kind(type, DrawOf(type)))
                && Known[mark.Name].Type != type)
            {
                throw new ArgumentException(
                    $"Two kinds of fault are named {mark.Name}: {Known[mark.Name].Type} and {type}.", nameof(assembly));
            }
        }
    }

    /// <summary>The type of a kind; null: there is no kind of that name.</summary>
    public static Type? TypeOf(string name) => Known.TryGetValue(name, out var kind) ? kind.Type : null;

    /// <summary>The name of a fault's kind.</summary>
    /// <exception cref="ArgumentException">Its type carries none.</exception>
    public static string NameOf(Fault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        return fault.GetType().GetCustomAttribute<FaultKindAttribute>()?.Name
            ?? throw new ArgumentException($"{fault.GetType()} carries no name of a kind.", nameof(fault));
    }

    /// <summary>Draws a fault of a kind.</summary>
    /// <exception cref="ArgumentException">There is no such kind, or it is only written and never drawn.</exception>
    public static Fault Draw(string name, FaultDraw draw) => Known.TryGetValue(name, out var kind) && kind.Draw is not null
        ? kind.Draw(draw)
        : throw new ArgumentException(
            $"{name} is no kind of fault that can be drawn; those are {string.Join(", ", DrawnNames)}.", nameof(name));

    private static Func<FaultDraw, Fault>? DrawOf(Type type) =>
        Array.Exists(type.GetInterfaces(), face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IDrawnFault<>))
            ? type.GetMethod("Draw", BindingFlags.Public | BindingFlags.Static, [typeof(FaultDraw)])!
                .CreateDelegate<Func<FaultDraw, Fault>>()
            : null;

    private sealed record Kind(Type Type, Func<FaultDraw, Fault>? Draw);
}
