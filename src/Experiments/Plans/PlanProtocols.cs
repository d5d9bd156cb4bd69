using Distribution.Experiments.CommandLine;
using Distribution.Experiments.Comparing;
using Distribution.Experiments.Measuring;

namespace Distribution.Experiments.Plans;

/// <summary>Finds what the grids of a plan run.</summary>
/// <param name="place">Says where errors are.</param>
/// <param name="catalog">What there is to run.</param>
/// <param name="load">Libraries that child processes load.</param>
internal sealed class PlanProtocols(PlanPlace place, Catalog catalog, IReadOnlyList<string> load)
{
    private static readonly string[] Kinds = [.. Enum.GetValues<PlanKind>().Select(ChoiceText.Write)];

    /// <summary>What a cell of the plan is.</summary>
    internal PlanKind KindOf(YamlValue document)
    {
        if (document.Member(PlanKey.Kind.Name) is not { } given)
        {
            return PlanKind.Simulate;
        }

        return ChoiceText.TryRead(place.Text(given, PlanKey.Kind.Name), Enum.GetValues<PlanKind>(), out var kind)
            ? kind
            : throw place.Unknown(given, "no kind", Kinds);
    }

    /// <summary>One protocol, or with compare two of one name.</summary>
    /// <exception cref="UsageException">There is none of that name.</exception>
    internal IReadOnlyList<PlanProtocol> Of(YamlValue document, YamlValue? grid, PlanKind kind)
    {
        var given = grid?.Member(PlanKey.Protocol.Name) ?? document.Member(PlanKey.Protocol.Name)
            ?? throw place.Error(grid ?? document, "protocol is missing; allowed are " + string.Join(", ", NamesOf(kind)));
        var name = place.Text(given, PlanKey.Protocol.Name);
        bool Is(string other) => string.Equals(name, other, StringComparison.Ordinal);
        IReadOnlyList<PlanProtocol> found = kind switch
        {
            PlanKind.Simulate => [.. catalog.Protocols.Where(each => Is(each.Name)).Select(each => new PlanProtocol(each, "", false))],
            PlanKind.Measure =>
                [.. Measurements.Where(each => Is(each.Name)).Select(each => new PlanProtocol(new MeasuredProtocol(each, load), "", true))],
            _ => [.. catalog.Comparisons.Where(each => Is(each.Name)).SelectMany(BothSides)],
        };
        return found.Count > 0 ? found : throw place.Unknown(given, $"nothing that kind {ChoiceText.Write(kind)} runs", NamesOf(kind));
    }

    private PlanProtocol[] BothSides(ListedComparison comparison) =>
    [
        .. new[]
        {
            new PlanProtocol(comparison.Protocol, ListedComparison.OfSimulator, false),
            new PlanProtocol(new MeasuredProtocol(comparison.Measurement, load), ListedComparison.OfProcesses, true),
        }.Select(side => side with { Shared = comparison.Measurement.Options, Compared = comparison.Compared }),
    ];

    // What measures by path has no columns in a grid.
    private IEnumerable<IListedMeasurement> Measurements => catalog.Measurements.Where(measurement => measurement.Measures.Count > 0);

    private string[] NamesOf(PlanKind kind) => kind switch
    {
        PlanKind.Simulate => [.. catalog.Protocols.Select(protocol => protocol.Name)],
        PlanKind.Measure => [.. Measurements.Select(measurement => measurement.Name)],
        _ => [.. catalog.Comparisons.Select(comparison => comparison.Name)],
    };
}
