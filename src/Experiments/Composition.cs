using Distribution.Experiments.Protocols;

namespace Distribution.Experiments;

/// <summary>What this executable offers: the one place where protocols are listed. Verbs, help, checks and results follow from
/// it.</summary>
internal static class Composition
{
    /// <summary>What <c>simulate</c> and <c>sweep</c> run.</summary>
    internal static IReadOnlyList<IListedProtocol> Protocols { get; } = [new GossipService()];
}
