namespace Distribution.Experiments.Plans;

/// <summary>What a grid of a plan runs.</summary>
/// <param name="Protocol">The protocol.</param>
/// <param name="Side">Which side of a comparison it is; empty: it is none.</param>
/// <param name="IsMeasured">Whether on real processes.</param>
internal sealed record PlanProtocol(IListedProtocol Protocol, string Side, bool IsMeasured)
{
    private static readonly Dictionary<string, string> Nothing = [];

    /// <summary>The options of both sides of a comparison, whose defaults hold instead of the protocol's own; empty: it is none.</summary>
    internal IReadOnlyList<ProtocolOption> Shared { get; init; } = [];

    /// <summary>The measures that the two sides of a comparison are compared in; empty: it is none.</summary>
    internal IReadOnlyList<string> Compared { get; init; } = [];

    /// <summary>The options that a plan can give.</summary>
    internal IReadOnlyList<ProtocolOption> Options => Shared.Count > 0 ? Shared : Protocol.Options;

    /// <summary>The default of one of <see cref="Shared"/>.</summary>
    internal string DefaultOf(ProtocolOption option) => Settings.Read(Protocol.Name, Shared, Nothing).TextOf(option);
}
