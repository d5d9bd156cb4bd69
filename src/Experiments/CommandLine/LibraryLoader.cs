using System.CommandLine;
using System.Reflection;
using System.Runtime.Loader;

namespace Distribution.Experiments.CommandLine;

/// <summary>Finds the protocols of the user's libraries. They must be known before the command line is parsed, because they bring
/// commands and options of their own.</summary>
internal static class LibraryLoader
{
    private const string Flag = "--load";

    internal static Option<string[]> Option { get; } = new(Flag)
    {
        Description = "a library with protocols of your own; repeatable",
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

    /// <summary>One of every public protocol class with a public constructor without parameters, by name of the class.</summary>
    /// <exception cref="UsageException">The file is no library, holds no protocol, or one whose name there is already.</exception>
    internal static IReadOnlyList<IListedProtocol> Load(string file, IReadOnlyList<IListedProtocol> known)
    {
        var protocols = new List<IListedProtocol>();
        foreach (var type in TypesOf(file))
        {
            var protocol = Create(file, type);
            if (known.Concat(protocols).Any(other => string.Equals(other.Name, protocol.Name, StringComparison.Ordinal)))
            {
                throw new UsageException($"{Flag} '{file}': there is a protocol '{protocol.Name}' already");
            }

            protocols.Add(protocol);
        }

        return protocols.Count > 0
            ? protocols
            : throw new UsageException(
                $"{Flag} '{file}': no public class in it implements {nameof(IListedProtocol)} and has a constructor without parameters");
    }

    private static IEnumerable<Type> TypesOf(string file)
    {
        try
        {
            var path = Path.GetFullPath(file);
            return AssemblyLoadContext.Default.LoadFromAssemblyPath(path).GetExportedTypes()
                .Where(type => type is { IsAbstract: false, ContainsGenericParameters: false })
                .Where(type => type.IsAssignableTo(typeof(IListedProtocol)))
                .Where(type => type.GetConstructor(Type.EmptyTypes) is not null)
                .OrderBy(type => type.FullName, StringComparer.Ordinal);
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
