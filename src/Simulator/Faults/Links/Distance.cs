using Distribution.Protocol;

namespace Distribution.Simulator;

/// <summary>Nodes are at places, and a message takes longer the farther it goes: regions.</summary>
[FaultKind("distance")]
public sealed record Distance : LastingFault
{
    /// <summary>The place of each node, x and y in milliseconds one way; nodes beyond the end are at 0, 0.</summary>
    public required IReadOnlyList<IReadOnlyList<double>> Places { get; init; }

    /// <inheritdoc/>
    public override string Story => $"messages take the time of their way between {Places.Count} places {Length}";

    /// <inheritdoc/>
    public override string? Refusal(int nodes) => base.Refusal(nodes)
        ?? (Places.Count > nodes || Places.Any(place => place.Count != 2 || place.Any(value => !(Math.Abs(value) <= 1e6)))
            ? $"places are at most {nodes}, each of two numbers of milliseconds from -1000000 to 1000000"
            : null);

    /// <inheritdoc/>
    public override void Inject(IFaultyWorld world) => world.Network.Add(new Rule(Places) { From = At, Until = End });

    private sealed class Rule(IReadOnlyList<IReadOnlyList<double>> places) : LinkRule
    {
        public override bool IsRandom => false;

        public override void Apply(in LinkMessage message, ulong chance, ref Fate fate)
        {
            var ((x, y), (u, v)) = (Place(message.From), Place(message.To));

            // Only + - * and the square root: exactly rounded on every machine.
            fate = fate.Later(new Duration((long)(Math.Sqrt(((x - u) * (x - u)) + ((y - v) * (y - v))) * 1e6)));
        }

        private (double X, double Y) Place(NodeId node) =>
            node.Index < places.Count ? (places[node.Index][0], places[node.Index][1]) : (0, 0);
    }
}
