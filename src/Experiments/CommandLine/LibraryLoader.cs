using System.CommandLine;
using System.Reflection;

namespace Distribution.Experiments.CommandLine;

/// <summary>Finds the protocols and services of the user's libraries. They must be known before the command line is parsed, because
/// they bring commands and options of their own.</summary>
internal static class LibraryLoader
{
    private const string Flag = "--load";

    internal static Option<string[]> Option { get; } = new(Flag)
    {
        Description = "a library with protocols or services of your own; repeatable",
        HelpName = "file.dll",
        Recursive = true,
        Arity = ArgumentArity.OneOrMore,
    };

    /// <summary>The files named on a command line, in order; of a flag without a file nothing, the parser refuses it later.</summary>
    internal static IReadOnlyList<string> FilesOf(IReadOnlyList<string> arguments)
    {
        var files = new List<string>();
        for (var index = 0; index < arguments.Count; index++)
        {
            if (arguments[index].StartsWith(Flag + "=", StringComparison.Ordinal))
            {
                files.Add(arguments[index][(Flag.Length + 1)..]);
            }
            else if (arguments[index] is Flag && index + 1 < arguments.Count)
            {
                files.Add(arguments[++index]);
            }
        }

        return files;
    }

    /// <summary>The same files for children, which may run in another folder.</summary>
    internal static IReadOnlyList<string> PathsOf(IReadOnlyList<string> arguments) => [.. FilesOf(arguments).Select(Path.GetFullPath)];

    /// <summary>Adds what a library holds: one of every public protocol class with a public constructor without parameters, and the names
    /// of its services.</summary>
    /// <exception cref="UsageException">The file is no library, holds nothing of the kind, or a protocol whose name there is
    /// already.</exception>
    internal static Catalog Load(string file, Catalog catalog)
    {
        var types = TypesOf(file);
        var services = types.Where(type => type.IsDefined(typeof(ServiceAttribute), inherit: false)).Select(type => type.FullName!);
        var protocols = types.Where(IsProtocol).Select(type => Create(file, type));
        var loaded = catalog with
        {
            Protocols = [.. catalog.Protocols, .. protocols],
            Services = [.. catalog.Services.Union(services, StringComparer.Ordinal)],
        };
        if (types.Count == 0)
        {
            throw new UsageException($"{Flag} '{file}': it holds neither a service (a public class marked [Service]) nor a protocol "
                + $"(a public class that implements {nameof(IListedProtocol)} and has a constructor without parameters)");
        }

        var twice = loaded.Protocols.GroupBy(protocol => protocol.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        return twice is null ? loaded : throw new UsageException($"{Flag} '{file}': there is a protocol '{twice.Key}' already");
    }

    private static bool IsProtocol(Type type) =>
        type.IsAssignableTo(typeof(IListedProtocol)) && type.GetConstructor(Type.EmptyTypes) is not null;

    private static IReadOnlyList<Type> TypesOf(string file)
    {
        try
        {
            return
            [
                .. AssemblyLoading.Load(file).GetExportedTypes()
                    .Where(type => type is { IsAbstract: false, ContainsGenericParameters: false })
                    .Where(type => IsProtocol(type) || type.IsDefined(typeof(ServiceAttribute), inherit: false))
                    .OrderBy(type => type.FullName, StringComparer.Ordinal),
            ];
        }
        catch (Exception exception) when (exception is IOException or BadImageFormatException or ArgumentException
            or UnauthorizedAccessException or TypeLoadException or NotSupportedException)
        {
            throw new UsageException($"{Flag} '{UsageException.Shown(file)}': it is no .NET library that can be loaded", exception);
        }
    }

    private static IListedProtocol Create(string file, Type type)
    {
        try
        {
            return (IListedProtocol)Activator.CreateInstance(type)!;
        }
        catch (TargetInvocationException exception)
        {
            throw new UsageException($"{Flag} '{file}': {type.FullName} cannot be made: {exception.InnerException?.Message}", exception);
        }
    }
}
