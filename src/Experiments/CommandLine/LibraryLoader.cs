using System.CommandLine;
using System.Reflection;
using Distribution.Experiments.Exploring;
using Distribution.Experiments.Hosted;
using Distribution.Simulator;

namespace Distribution.Experiments.CommandLine;

/// <summary>Finds the protocols, charts and services of the user's libraries. They must be known before the command line is parsed,
/// because they bring commands and options of their own.</summary>
internal static class LibraryLoader
{
    /// <summary>What names a library.</summary>
    internal const string Flag = "--load";

    internal static Option<string[]> Option { get; } = new(Flag)
    {
        Description = "a library with protocols, scenarios, faults, charts or services of your own; repeatable",
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

    /// <summary>Adds what a library holds: one of every public protocol class with a public constructor without parameters, every gossip
    /// protocol as a protocol and as a measurement, its scenarios, kinds of fault and charts, and the names of its services.</summary>
    /// <exception cref="UsageException">The file is no library, holds nothing of the kind, a gossip protocol that cannot be run, or
    /// something whose name there is already.</exception>
    internal static Catalog Load(string file, Catalog catalog)
    {
        var types = LibraryTypes.Of(file, out var hidden);
        if (hidden is not null)
        {
            throw new UsageException($"{Flag} '{file}': {hidden.FullName} is marked and not public; make it public, or leave its mark out");
        }

        AddFaults(file, types);
        if (types.Count == 0)
        {
            throw new UsageException($"{Flag} '{file}': it holds no public class that is a service (marked [Service]), a chart "
                + $"(implements IChartOf<DATA>) or a protocol (marked [GossipProtocol], or implements {nameof(IListedProtocol)} and has a "
                + "constructor without parameters), no scenario (marked [Scenario]), no kind of fault (marked [FaultKind]) and no subset "
                + "(a public static method marked [Subset])");
        }

        var hosted = types.Where(ProtocolClass.IsMarked).Select(type => Host(file, type)).ToArray();
        var loaded = catalog with
        {
            Protocols = [.. catalog.Protocols, .. types.Where(LibraryTypes.IsProtocol).Select(type => Create(file, type)), .. hosted],
            Measurements = [.. catalog.Measurements, .. hosted.Select(protocol => new HostedMeasurement(protocol))],
            Scenarios = [.. catalog.Scenarios, .. types.Where(MarkedScenario.IsMarked).Select(type => Scenario(file, type))],
            Charts = [.. catalog.Charts.Union(types.Where(LibraryTypes.IsChart))],
            Services =
            [
                .. catalog.Services.Union(types.Where(LibraryTypes.IsService).Select(type => type.FullName!), StringComparer.Ordinal),
            ],
        };
        RefuseTwice(file, "protocol", loaded.Protocols.Select(protocol => protocol.Name));
        RefuseTwice(file, "scenario", loaded.Explored.Select(scenario => scenario.Name));
        RefuseTwice(file, "measurement", loaded.Measurements.Select(measurement => measurement.Name));
        return loaded;
    }

    /// <summary>Kinds of fault are known to all plans at once.</summary>
    private static void AddFaults(string file, IReadOnlyList<Type> types)
    {
        try
        {
            foreach (var library in types.Where(FaultKinds.IsMarked).Select(type => type.Assembly).Distinct())
            {
                FaultKinds.Add(library);
            }
        }
        catch (ArgumentException exception)
        {
            throw new UsageException($"{Flag} '{file}': {exception.Message}", exception);
        }
    }

    private static void RefuseTwice(string file, string kind, IEnumerable<string> names)
    {
        if (names.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new UsageException($"{Flag} '{file}': there is a {kind} '{twice.Key}' already");
        }
    }

    private static HostedProtocol Host(string file, Type type)
    {
        try
        {
            return ProtocolClass.Of(type);
        }
        catch (UsageException exception)
        {
            throw new UsageException($"{Flag} '{file}': {exception.Message}", exception);
        }
    }

    private static MarkedScenario Scenario(string file, Type type)
    {
        try
        {
            return new MarkedScenario(type);
        }
        catch (UsageException exception)
        {
            throw new UsageException($"{Flag} '{file}': {exception.Message}", exception);
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
