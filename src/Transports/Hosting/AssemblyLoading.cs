using System.Reflection;
using System.Runtime.Loader;
using Distribution.Protocol;

namespace Distribution;

/// <summary>Loads a user's assemblies from files, with what lies beside them.</summary>
public static class AssemblyLoading
{
    private static readonly Lock Gate = new();
    private static volatile IReadOnlyList<Assembly> loaded = [];

    /// <summary>The assemblies that were loaded from files so far, each once, in that order. Safe from any thread.</summary>
    public static IReadOnlyList<Assembly> Loaded => loaded;

    /// <summary>Loads an assembly into the program, once; its dependencies come from its own folder.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="BadImageFormatException">It is no .NET assembly.</exception>
    public static Assembly Load(string path)
    {
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"there is no file '{path}'", path);
        }

        var full = Path.GetFullPath(path);
        var folder = Path.GetDirectoryName(full)!;
        AssemblyLoadContext.Default.Resolving += (context, name) =>
        {
            var candidate = Path.Combine(folder, name.Name + ".dll");
            return File.Exists(candidate) ? context.LoadFromAssemblyPath(candidate) : null;
        };
        var assembly = AssemblyLoadContext.Default.LoadFromAssemblyPath(full);
        lock (Gate)
        {
            loaded = [.. loaded.Union([assembly])];
        }

        return assembly;
    }

    /// <summary>The services of the program and of these files.</summary>
    /// <exception cref="AssemblyRefusedException">One of the files cannot be loaded.</exception>
    internal static ServiceCatalog CatalogOf(IReadOnlyList<string> paths)
    {
        List<Assembly> assemblies = [.. paths.Select(Loadable)];
        if (Assembly.GetEntryAssembly() is { } entry)
        {
            assemblies.Add(entry);
        }

        return new ServiceCatalog(assemblies.Distinct());
    }

    private static Assembly Loadable(string path)
    {
        try
        {
            var assembly = Load(path);
            Codecs.AddThoseOf(assembly);
            return assembly;
        }
        catch (Exception exception)
        {
            // Any: it is a user's file, with types and codecs of the user's.
            var reason = ErrorText.OfRefusal(exception);
            var file = reason.Contains(path, StringComparison.Ordinal) ? string.Empty : $" '{path}'";
            throw new AssemblyRefusedException($"cannot load an assembly{file}: {reason}", exception);
        }
    }
}
