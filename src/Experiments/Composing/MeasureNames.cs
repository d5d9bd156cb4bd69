using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Results;

namespace Distribution.Experiments.Composing;

/// <summary>The declarations of the measures of a results folder, found by the names of its protocols: files have the names of measures
/// alone. Of what is declared nowhere, such as by a library that is not loaded, the name is all there is.</summary>
internal sealed class MeasureNames
{
    private const string Measured = "measure ";

    private readonly Dictionary<string, IReadOnlyList<MeasureDefinition>> byProtocol;
    private readonly HashSet<(string Protocol, string Measure)> found;

    /// <summary>Of the protocols of a folder.</summary>
    internal MeasureNames(Catalog catalog, StoredManifest manifest, IReadOnlyList<ResultRow> rows)
    {
        string[] protocols = [.. rows.Select(ProtocolOf).Append(manifest.Name).Distinct(StringComparer.Ordinal)];
        var declared = catalog.Protocols.Select(item => (item.Name, item.Measures))
            .Concat(catalog.Measurements.Select(item => (item.Name, item.Measures)))
            .Concat(catalog.Theories.Select(item => (item.Name, item.Measures))).ToArray();
        byProtocol = protocols.ToDictionary(
            protocol => protocol,
            IReadOnlyList<MeasureDefinition> (protocol) =>
                [.. declared.Where(item => string.Equals(item.Name, protocol, StringComparison.Ordinal)).SelectMany(item => item.Measures)],
            StringComparer.Ordinal);
        found =
        [
            .. rows.SelectMany(row => row.Measures.Where(measure => measure.Summary.Count > 0)
                .Select(measure => (ProtocolOf(row), measure.Name))),
        ];
    }

    /// <summary>The declaration of a measure; of several protocols the first one that has it.</summary>
    internal MeasureDefinition Of(string measure) =>
        byProtocol.Values.SelectMany(measures => measures)
            .FirstOrDefault(own => string.Equals(own.Name, measure, StringComparison.Ordinal))
        ?? MeasureDefinition.Undeclared(measure);

    /// <summary>Whether the protocol of a row has a measure, whatever its runs gave; of an unknown protocol, whether any of its rows has a
    /// value of it.</summary>
    internal bool Has(ResultRow row, string measure) => byProtocol[ProtocolOf(row)] is { Count: > 0 } declared
        ? declared.Any(own => string.Equals(own.Name, measure, StringComparison.Ordinal))
        : found.Contains((ProtocolOf(row), measure));

    /// <summary>The protocol or measurement of a row.</summary>
    private static string ProtocolOf(ResultRow row)
    {
        var name = row.Key.Split(';')[0];
        return name.StartsWith(Measured, StringComparison.Ordinal) ? name[Measured.Length..] : name;
    }
}
