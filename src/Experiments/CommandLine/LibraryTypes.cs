using System.Reflection;
using Distribution.Experiments.Exploring;
using Distribution.Experiments.Hosted;
using Distribution.Experiments.Reports.Gallery;
using Distribution.Simulator;

namespace Distribution.Experiments.CommandLine;

/// <summary>The types of a user's library that are of use here.</summary>
internal static class LibraryTypes
{
    /// <summary>The public types of a library that are of use here, by name.</summary>
    /// <param name="file">The library.</param>
    /// <param name="hidden">A scenario or a kind of fault that is not public: nobody would find out why it is not there. Null: none
    /// is.</param>
    /// <exception cref="UsageException">The file is no library.</exception>
    internal static IReadOnlyList<Type> Of(string file, out Type? hidden)
    {
        try
        {
            var library = AssemblyLoading.Load(file);
            hidden = TypesIn(library).FirstOrDefault(type =>
                type is { IsNested: false, IsPublic: false } && (MarkedScenario.IsMarked(type) || FaultKinds.IsMarked(type)));
            return
            [
                .. library.GetExportedTypes()
                    .Where(type => IsProtocol(type) || IsService(type) || IsChart(type) || HasSubset(type)
                        || ProtocolClass.IsMarked(type) || MarkedScenario.IsMarked(type) || FaultKinds.IsMarked(type))
                    .OrderBy(type => type.FullName, StringComparer.Ordinal),
            ];
        }
        catch (Exception exception) when (exception is IOException or BadImageFormatException or ArgumentException
            or UnauthorizedAccessException or TypeLoadException or NotSupportedException)
        {
            var what = File.Exists(file) ? "it is no .NET library that can be loaded"
                : Directory.Exists(file) ? "it is a directory; a library is a file, NAME.dll"
                : "there is no such file";
            throw new UsageException($"{LibraryLoader.Flag} '{UsageException.Shown(file)}': {what}", exception);
        }
    }

    /// <summary>Whether it is a service.</summary>
    internal static bool IsService(Type type) =>
        type is { IsAbstract: false, ContainsGenericParameters: false } && type.IsDefined(typeof(ServiceAttribute), inherit: false);

    /// <summary>Whether it draws a chart.</summary>
    internal static bool IsChart(Type type) =>
        type is { IsAbstract: false, ContainsGenericParameters: false } && type.GetInterfaces().Any(
            each => each.IsGenericType && each.GetGenericTypeDefinition() == typeof(IChartOf<>));

    /// <summary>Whether it is a protocol that can be made.</summary>
    internal static bool IsProtocol(Type type) =>
        type is { IsAbstract: false, ContainsGenericParameters: false }
        && type.IsAssignableTo(typeof(IListedProtocol)) && type.GetConstructor(Type.EmptyTypes) is not null;

    private static bool HasSubset(Type type) => Array.Exists(
        type.GetMethods(BindingFlags.Public | BindingFlags.Static), method => method.IsDefined(typeof(SubsetAttribute), inherit: false));

    /// <summary>All types, public or not, but for those that need what is not here.</summary>
    private static IEnumerable<Type> TypesIn(Assembly library)
    {
        try
        {
            return library.GetTypes();
        }
        catch (ReflectionTypeLoadException exception)
        {
            return exception.Types.OfType<Type>();
        }
    }
}
