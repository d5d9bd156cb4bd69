using System.Reflection;
using System.Text.RegularExpressions;
using Distribution.Protocol;

namespace Distribution.Experiments.Hosted;

/// <summary>Finds users' gossip protocols by their mark, and says in one line what one of them lacks.</summary>
internal static partial class ProtocolClass
{
    /// <summary>Whether the class is marked as a protocol.</summary>
    internal static bool IsMarked(Type type) => type.IsDefined(typeof(GossipProtocolAttribute), inherit: false);

    /// <summary>The protocol of a marked class.</summary>
    /// <exception cref="UsageException">The class is not what <see cref="GossipProtocolAttribute"/> asks for; says in what.</exception>
    internal static HostedProtocol Of(Type marked)
    {
        var mark = marked.GetCustomAttribute<GossipProtocolAttribute>()!;
        try
        {
            if (!NamePattern().IsMatch(mark.Name))
            {
                throw new UsageException($"its name '{mark.Name}' must be lower case, words joined by hyphens");
            }

            var protocol = Close(mark, marked);
            protocol.Check(Settings.Read(protocol.Name, protocol.Options, new Dictionary<string, string>(StringComparer.Ordinal)));
            return protocol;
        }
        catch (UsageException exception)
        {
            throw new UsageException($"the gossip protocol {marked.FullName!.Split('`')[0]}: {exception.Message}", exception);
        }
    }

    /// <summary>The protocol of that name among the libraries that this process has loaded.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    internal static HostedProtocol Find(string name) => AssemblyLoading.Loaded
        .SelectMany(assembly => assembly.GetExportedTypes())
        .Where(type => string.Equals(type.GetCustomAttribute<GossipProtocolAttribute>()?.Name, name, StringComparison.Ordinal))
        .Select(Of)
        .FirstOrDefault() ?? throw new UsageException($"this node was started without the gossip protocol '{name}'");

    private static HostedProtocol Close(GossipProtocolAttribute mark, Type marked)
    {
        if (Contract(marked) is not [var state, var message, _])
        {
            throw new UsageException("it must be an open class C<TEnvironment> : IGossipProtocol<State, Message, TEnvironment>");
        }

        if (marked.IsAbstract || marked.GetConstructor(Type.EmptyTypes) is null)
        {
            throw new UsageException("it must have a public constructor without parameters");
        }

        if (!message.GetInterfaces().Any(each => each.IsGenericType && each.GetGenericTypeDefinition() == typeof(IWireMessage<>)))
        {
            throw new UsageException($"its message {message.Name} must implement IWireMessage<{message.Name}> to cross a wire");
        }

        return (HostedProtocol)Activator.CreateInstance(typeof(HostedProtocol<,>).MakeGenericType(state, message), mark, marked)!;
    }

    /// <summary>State, message and environment; null where the class is not open in its environment alone.</summary>
    private static Type[]? Contract(Type marked) => marked.GetGenericArguments() is not [var environment]
        ? null
        : marked.GetInterfaces()
            .Where(each => each.IsGenericType && each.GetGenericTypeDefinition() == typeof(IGossipProtocol<,,>))
            .Select(each => each.GetGenericArguments())
            .FirstOrDefault(arguments => arguments[2] == environment && arguments[..2].All(each => !each.ContainsGenericParameters));

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex NamePattern();
}
