namespace Distribution.Experiments.CommandLine;

/// <summary>What there is to run, that of loaded libraries included. Verbs without anything to run are not offered.</summary>
internal sealed class Catalog
{
    /// <summary>What <c>simulate</c> and <c>sweep</c> run.</summary>
    internal IReadOnlyList<IListedProtocol> Protocols { get; init; } = [];

    /// <summary>Makes reports; null: there are none.</summary>
    internal IReportComposer? Reports { get; init; }

    /// <summary>A line for everything, as <c>list</c> prints it.</summary>
    internal IReadOnlyList<CatalogEntry> Entries =>
    [
        .. Protocols.Select(protocol => new CatalogEntry(
            "protocols", protocol.Name, protocol.Summary, $"simulate {protocol.Name} {protocol.Example}")),
    ];

    /// <summary>The same with other protocols.</summary>
    internal Catalog With(IReadOnlyList<IListedProtocol> protocols) => new() { Protocols = protocols, Reports = Reports };
}
