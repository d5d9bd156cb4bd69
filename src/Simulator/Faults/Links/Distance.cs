using Distribution.Protocol;

namespace Distribution.Simulator;

/// <summary>Nodes are at places, and a message takes longer the farther it goes: regions.</summary>
[FaultKind("distance")]
public sealed record Distance : LastingFault, IDrawnFault<Distance>, IProcessFault
{
    // A drawn side is up to a second long.
    private const int DrawnDoublings = 11;

    /// <summary>The place of each node, x and y in milliseconds one way; nodes beyond the end are at 0, 0.</summary>
    public required IReadOnlyList<IReadOnlyList<double>> Places { get; init; }

    /// <inheritdoc/>
    public override string Story => $"messages take the time of their way between {Places.Count} places {Length}";

    /// <inheritdoc/>
    public static Distance Draw(FaultDraw draw)
    {
        ArgumentNullException.ThrowIfNull(draw);
        var ((at, length), side) = (draw.Span(), 1 << draw.Below(DrawnDoublings));
        var places = Enumerable.Range(0, draw.NodeCount).Select(_ => new double[] { draw.Below(side), draw.Below(side) });
        return new Distance { At = at, For = length, Places = [.. places] };
    }

    /// <inheritdoc/>
    protected override Fault? Milder => Places.Any(place => place.Any(value => Math.Abs(value) >= 2))
        ? this with { Places = [.. Places.Select(place => (IReadOnlyList<double>)[.. place.Select(value => Math.Truncate(value / 2))])] }
        : null;

    /// <inheritdoc/>
    public override string? Refusal(int nodes) => base.Refusal(nodes)
        ?? (Places.Count > nodes || Places.Any(place => place.Count != 2 || place.Any(value => !(Math.Abs(value) <= 1e6)))
            ? $"places are at most {nodes}, each of two numbers of milliseconds from -1000000 to 1000000"
            : null);

    /// <inheritdoc/>
    public override void Inject(IFaultyWorld world) => world.Network.Add(new Rule(this) { From = At, Until = End });

    /// <inheritdoc/>
    public void Inject(IProcessWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        for (var from = 0; from < world.NodeCount; from++)
        {
            for (var to = 0; to < world.NodeCount; to++)
            {
                if (Way(from, to) is var way && way > Duration.Zero)
                {
                    world.Delay(from, to, At, End, way);
                }
            }
        }
    }

    /// <summary>How long a message takes from one node to another.</summary>
    private Duration Way(int from, int to)
    {
        var ((x, y), (u, v)) = (Place(from), Place(to));

        // Only + - * and the square root: exactly rounded on every machine.
        return new Duration((long)(Math.Sqrt(((x - u) * (x - u)) + ((y - v) * (y - v))) * 1e6));
    }

    private (double X, double Y) Place(int node) => node < Places.Count ? (Places[node][0], Places[node][1]) : (0, 0);

    private sealed class Rule(Distance distance) : LinkRule
    {
        public override bool IsRandom => false;

        public override void Apply(in LinkMessage message, ulong chance, ref Fate fate) =>
            fate = fate.Later(distance.Way(message.From.Index, message.To.Index));
    }
}
