namespace Distribution.Experiments.Protocols;

/// <summary>About how much memory runs take: measured with the program itself, rounded up, and good to a factor of two.</summary>
internal static class RunMemory
{
    /// <summary>A node of a simulation on the complete graph, with what is on its way at the busiest moment.</summary>
    internal const long BytesOfNode = 300;

    /// <summary>The same with lists of neighbours, or of what nobody has said anything about.</summary>
    internal const long BytesOfNodeElsewhere = 1_000;

    /// <summary>A full node with its services.</summary>
    internal const long BytesOfFullNode = 100_000;

    /// <summary>A message on its way.</summary>
    internal const long BytesOfMessage = 100;

    /// <summary>So many bytes for each of the setting's nodes; 0 where it has none.</summary>
    internal static long Of(Settings settings, long bytesOfNode) =>
        settings.Options.FirstOrDefault(option => option.Name is "nodes") is { } nodes
        && NumberText.TryWhole(settings.TextOf(nodes), 1, int.MaxValue, out var count) ? count * bytesOfNode : 0;

    /// <summary>Of a protocol in which every node sends to a few others.</summary>
    internal static long OfSimulation(Settings settings) =>
        Of(settings, settings.IsChanged(CommonOptions.Topology) ? BytesOfNodeElsewhere : BytesOfNode);
}
