using Distribution.Experiments.Comparing;
using Distribution.Experiments.Exploring;
using Distribution.Experiments.Measuring;
using Distribution.Experiments.Theory;
using Distribution.Experiments.Tours;

namespace Distribution.Experiments.CommandLine;

/// <summary>What there is to run, that of loaded libraries included. Verbs without anything to run are not offered.</summary>
internal sealed record Catalog
{
    /// <summary>What <c>simulate</c> and <c>sweep</c> run.</summary>
    internal IReadOnlyList<IListedProtocol> Protocols { get; init; } = [];

    /// <summary>What <c>simulate</c> computes.</summary>
    internal IReadOnlyList<IListedTheory> Theories { get; init; } = [];

    /// <summary>What <c>measure</c> measures.</summary>
    internal IReadOnlyList<IListedMeasurement> Measurements { get; init; } = [];

    /// <summary>What <c>compare</c> compares: every measurement that is a protocol of the same name and measures too.</summary>
    internal IReadOnlyList<ListedComparison> Comparisons =>
    [
        .. from measurement in Measurements
           let protocol = Protocol(measurement.Name)
           where protocol is not null && protocol.Measures.SequenceEqual(measurement.Measures)
           select new ListedComparison(measurement, protocol),
    ];

    /// <summary>What <c>bench</c> times.</summary>
    internal IReadOnlyList<IListedBenchmark> Benchmarks { get; init; } = [];

    /// <summary>The scenarios that are written.</summary>
    internal IReadOnlyList<MarkedScenario> Scenarios { get; init; } = [];

    /// <summary>What <c>explore</c> explores: those, and the protocols.</summary>
    internal IReadOnlyList<ListedScenario> Explored =>
    [
        .. Scenarios, .. Protocols.Select(ProtocolScenario.Of).OfType<ProtocolScenario>(),
    ];

    /// <summary>Full names of the services of loaded libraries, which nodes may make by name.</summary>
    internal IReadOnlyList<string> Services { get; init; } = [];

    /// <summary>The charts of loaded libraries, which reports show beside their own.</summary>
    internal IReadOnlyList<Type> Charts { get; init; } = [];

    /// <summary>Makes reports; null: there are none.</summary>
    internal IReportComposer? Reports { get; init; }

    /// <summary>Runs the part of the tour that needs processes; null: there is no tour.</summary>
    internal ITourGuide? TourGuide { get; init; }

    /// <summary>A line for everything, as <c>list</c> prints it.</summary>
    internal IReadOnlyList<CatalogEntry> Entries =>
    [
        .. Protocols.Select(item => new CatalogEntry("protocols", item.Name, item.Summary, $"simulate {item.Name} {item.Example}")),
        .. Theories.Select(item => new CatalogEntry("protocols", item.Name, item.Summary, $"simulate {item.Name} {item.Example}")),
        .. Measurements.Select(item => new CatalogEntry("measurements", item.Name, item.Summary, $"measure {item.Name} {item.Example}")),
        .. Comparisons.Select(item => new CatalogEntry(
            "comparisons", item.Name, "one setting on processes and in the simulator", $"compare {item.Name} {item.Measurement.Example}")),
        .. Benchmarks.Select(item => new CatalogEntry("benchmarks", item.Name, item.Summary, $"bench {item.Name}")),
        .. Explored.Select(item => new CatalogEntry("scenarios", item.Name, item.Summary, $"explore {item.Name}")),
        .. Services.Select(name => new CatalogEntry("services", name, "nodes may make it by name", "node --load FILE.dll")),
        .. Charts.Select(type => new CatalogEntry(
            "charts", type.FullName!, "every report with such data shows it", "report DIR --load FILE.dll")),
    ];

    /// <summary>A protocol by name; null: there is none.</summary>
    internal IListedProtocol? Protocol(string name) =>
        Protocols.FirstOrDefault(protocol => string.Equals(protocol.Name, name, StringComparison.Ordinal));
}
