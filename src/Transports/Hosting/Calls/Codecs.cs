using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Distribution.Protocol;

namespace Distribution;

/// <summary>
/// How arguments and results become JSON and back: System.Text.Json with web names; NaN and the infinities are texts,
/// and the kind of an error is its name. A program adds
/// source-generated contexts and converters here before its first call, or marks its assembly with <see cref="CodecsAttribute"/>, which
/// nodes read when they load it. What is added last is asked first. Safe from any thread.
/// </summary>
public static class Codecs
{
    private static readonly Lock Gate = new();
    private static readonly HashSet<Assembly> Asked = [];
    private static volatile JsonSerializerOptions options = Initial();

    /// <summary>The options in force. Read-only.</summary>
    public static JsonSerializerOptions Options => options;

    /// <summary>Adds the source-generated types of a context.</summary>
    public static void Add(JsonSerializerContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Change(changed => changed.TypeInfoResolverChain.Insert(0, context));
    }

    /// <summary>Adds a converter: how one type is written and read.</summary>
    public static void Add(JsonConverter converter)
    {
        ArgumentNullException.ThrowIfNull(converter);
        Change(changed => changed.Converters.Insert(0, converter));
    }

    /// <summary>Adds what an assembly is marked with, once.</summary>
    /// <exception cref="ArgumentException">A type is neither a context nor a converter, or cannot be made.</exception>
    internal static void AddThoseOf(Assembly assembly)
    {
        lock (Gate)
        {
            if (!Asked.Add(assembly))
            {
                return;
            }
        }

        foreach (var type in assembly.GetCustomAttributes<CodecsAttribute>().SelectMany(attribute => attribute.Types))
        {
            switch (Make(type))
            {
                case JsonSerializerContext context:
                    Add(context);
                    break;
                case JsonConverter converter:
                    Add(converter);
                    break;
                default:
                    throw new ArgumentException($"{type} is neither a JsonSerializerContext nor a JsonConverter.", nameof(assembly));
            }
        }
    }

    private static object? Make(Type type)
    {
        // A generated context has its one instance already.
        var instance = type.GetProperty("Default", BindingFlags.Public | BindingFlags.Static);
        return instance is not null && type.IsAssignableTo(typeof(JsonSerializerContext))
            ? instance.GetValue(null)
            : Activator.CreateInstance(type);
    }

    private static JsonSerializerOptions Initial()
    {
        var initial = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
            Converters = { new NodeAddressConverter(), new PayloadConverter(), new JsonStringEnumConverter<CallErrorKind>() },
            TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        };
        initial.MakeReadOnly();
        return initial;
    }

    private static void Change(Action<JsonSerializerOptions> change)
    {
        lock (Gate)
        {
            var changed = new JsonSerializerOptions(options);
            change(changed);
            changed.MakeReadOnly();
            options = changed;
        }
    }
}
