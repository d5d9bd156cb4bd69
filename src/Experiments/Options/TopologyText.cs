using System.Diagnostics.CodeAnalysis;
using Distribution.InSimulator;

namespace Distribution.Experiments;

/// <summary>How the command line spells topologies; <see cref="Topology.ToString"/> writes what is read here.</summary>
public static class TopologyText
{
    /// <summary>What <see cref="TryRead"/> takes, in words that follow "allowed are".</summary>
    public const string Allowed = "complete, ring, line, grid:RxC, torus:RxC, tree:K, regular:D, small-world:D,P with an even D and a "
        + "probability P, scale-free:M, spatial:A with A from 0 to 100, and file:PATH (no comma in it)";

    private const string FromFile = "file:";

    /// <summary>Reads one of <see cref="Allowed"/>.</summary>
    public static bool TryRead(string text, [NotNullWhen(true)] out Topology? topology)
    {
        ArgumentNullException.ThrowIfNull(text);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        topology = colon < 0 ? Plain(text) : WithArgument(text[..colon], text[(colon + 1)..]);
        return topology is not null;
    }

    /// <summary>The file that a topology comes from; null: it comes from none.</summary>
    internal static string? FileIn(string text) =>
        text.StartsWith(FromFile, StringComparison.Ordinal) ? text[FromFile.Length..] : null;

    private static Topology? Plain(string name) => name switch
    {
        "complete" => Topology.Complete,
        "ring" => new RingTopology(),
        "line" => new LineTopology(),
        _ => null,
    };

    private static Topology? WithArgument(string name, string argument) => name switch
    {
        "grid" when TryPair(argument, 'x', out var rows, out var rest) && TryCount(rest, out var columns) =>
            new GridTopology(rows, columns),
        "torus" when TryPair(argument, 'x', out var rows, out var rest) && TryCount(rest, out var columns) =>
            new TorusTopology(rows, columns),
        "tree" when TryCount(argument, out var children) => new TreeTopology(children),
        "regular" when TryCount(argument, out var neighbours) => new RegularTopology(neighbours),
        "small-world" when TryPair(argument, ',', out var neighbours, out var rest) && neighbours % 2 == 0
            && NumberText.TryProbability(rest, out var rewired) => new SmallWorldTopology(neighbours, rewired),
        "scale-free" when TryCount(argument, out var joined) => new ScaleFreeTopology(joined),
        "spatial" when NumberText.TryNumber(argument, out var exponent) && exponent is >= 0 and <= SpatialTopology.ExponentMax =>
            new SpatialTopology(exponent),
        "file" when argument.Length > 0 && !argument.Any(character => character == ',' || char.IsControl(character)) =>
            new FileTopology(argument),
        _ => null,
    };

    private static bool TryPair(string text, char separator, out int first, out string rest)
    {
        var at = text.IndexOf(separator, StringComparison.Ordinal);
        rest = text[(at + 1)..];
        return TryCount(text[..Math.Max(0, at)], out first);
    }

    private static bool TryCount(string text, out int count)
    {
        var isRead = NumberText.TryWhole(text, 1, CommonOptions.NodesMax, out var number);
        count = (int)number;
        return isRead;
    }
}
