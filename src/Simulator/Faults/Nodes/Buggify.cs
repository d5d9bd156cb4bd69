using Distribution.Protocol;

namespace Distribution.Simulator;

/// <summary>Rare things happen at some of the points that a protocol's code names for it (<see
/// cref="IEnvironment{TMessage}.Buggify"/>).</summary>
[FaultKind("buggify")]
[SimulatedOnly("the points in the code are off there")]
public sealed record Buggify : LastingFault, IDrawnFault<Buggify>
{
    /// <summary>How likely each point is active in a run.</summary>
    public Probability Points { get; init; } = new(0.25);

    /// <summary>How likely it happens at each visit of an active point.</summary>
    public Probability Visits { get; init; } = new(0.25);

    /// <inheritdoc/>
    public override string Story => $"at {Points} of the points of the code something rare happens in {Visits} of the visits {Length}";

    /// <inheritdoc/>
    public override bool IsRandom => true;

    /// <inheritdoc/>
    protected override Fault? Milder => Visits.Half is { } half ? this with { Visits = half } : null;

    /// <inheritdoc/>
    public static Buggify Draw(FaultDraw draw)
    {
        var (at, length) = draw.Span();
        return new Buggify { At = at, For = length };
    }

    /// <inheritdoc/>
    public override string? Refusal(int nodes) =>
        base.Refusal(nodes) ?? Points.OutOfRange("points") ?? Visits.OutOfRange("visits");

    /// <inheritdoc/>
    public override void Inject(IFaultyWorld world) => world.Points.Add(this);

    /// <inheritdoc/>
    public override void Undo(IFaultyWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        world.Points.Remove(this);
    }

    /// <summary>Whether it hits a visit: a function of names alone, so that what happens at other points moves nothing.</summary>
    /// <param name="point">All chance of this point in this run.</param>
    /// <param name="node">Who visits it.</param>
    /// <param name="visit">Which visit of this node it is: 0 for the first.</param>
    internal bool Hits(ulong point, NodeId node, int visit)
    {
        var own = StableHash.Mix(point ^ StableHash.Mix(Salt));
        var name = ((ulong)(uint)node.Index << 32) | (uint)visit;
        return Chance.Of(Points.Value).Happens(own) && Chance.Of(Visits.Value).Happens(StableHash.Mix(own ^ StableHash.Mix(name)));
    }
}
