using System.Reflection;

namespace Distribution.Simulator;

/// <summary>The kinds of fault by their names: those of this library and of the libraries that were added. A kind is a public record that
/// carries <see cref="FaultKindAttribute"/>; nothing else has to know it.</summary>
/// <remarks>Add libraries before runs begin; then any thread may read.</remarks>
public static class FaultKinds
{
    private static readonly SortedDictionary<string, Kind> Known = new(StringComparer.Ordinal);

    static FaultKinds() => Add(typeof(FaultKinds).Assembly);

    /// <summary>All names, in alphabetical order.</summary>
    public static IEnumerable<string> Names => Known.Keys;

    /// <summary>The names of those that can be drawn by chance.</summary>
    public static IEnumerable<string> DrawnNames => Known.Where(kind => kind.Value.Draw is not null).Select(kind => kind.Key);

    /// <summary>The names of those that can be drawn by chance and are of this library or of another: what is drawn for that library does
    /// not depend on what else was added.</summary>
    public static IEnumerable<string> DrawnNamesFor(Assembly library) => Known
        .Where(kind => kind.Value.Draw is not null && (IsOwn(kind.Value) || kind.Value.Type.Assembly == library))
        .Select(kind => kind.Key);

    /// <summary>Whether a kind is of another library than this.</summary>
    public static bool IsAdded(string name) => Known.TryGetValue(name, out var kind) && !IsOwn(kind);

    /// <summary>Whether a type is marked as a kind.</summary>
    public static bool IsMarked(Type type) => type.IsDefined(typeof(FaultKindAttribute), inherit: false);

    /// <summary>Adds the kinds of a library; adding one again changes nothing.</summary>
    /// <exception cref="ArgumentException">A kind is no fault, its name is none, or the name is taken by another type. Nothing is
    /// added then.</exception>
    public static void Add(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        var added = new SortedDictionary<string, Kind>(StringComparer.Ordinal);
        foreach (var type in assembly.GetExportedTypes().Where(IsMarked))
        {
            var name = type.GetCustomAttribute<FaultKindAttribute>()!.Name;
            if (Misfit(name, type) is { } misfit)
            {
                throw new ArgumentException(misfit, nameof(assembly));
            }

            var known = added.GetValueOrDefault(name) ?? Known.GetValueOrDefault(name);
            if (known is not null && known.Type != type)
            {
                throw new ArgumentException($"two kinds of fault are named {name}: {known.Type} and {type}", nameof(assembly));
            }

            added[name] = known ?? new Kind(type, DrawOf(type));
        }

        foreach (var (name, kind) in added)
        {
            Known[name] = kind;
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

    private static bool IsOwn(Kind kind) => kind.Type.Assembly == typeof(FaultKinds).Assembly;

    private static string? Misfit(string name, Type type) =>
        type.IsAbstract || !type.IsAssignableTo(typeof(Fault)) ? $"{type}: a kind of fault is a record that extends {nameof(Fault)}"
        : name.Length == 0 || !name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-')
            ? $"{type}: the name of a kind of fault has lower-case letters, digits and hyphens"
        : null;

    private static Func<FaultDraw, Fault>? DrawOf(Type type) =>
        type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IDrawnFault<>))
            ? typeof(FaultKinds).GetMethod(nameof(DrawOfDrawn), BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(type).CreateDelegate<Func<FaultDraw, Fault>>()
            : null;

    private static Fault DrawOfDrawn<TFault>(FaultDraw draw)
        where TFault : Fault, IDrawnFault<TFault> => TFault.Draw(draw);

    private sealed record Kind(Type Type, Func<FaultDraw, Fault>? Draw);
}
