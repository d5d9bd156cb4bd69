using Distribution.Protocol;

namespace Distribution.Simulator;

/// <summary>A fault of one node that lasts.</summary>
public abstract record NodeFault : LastingFault
{
    /// <summary>The node, by number.</summary>
    public required int Node { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<int> Nodes => [Node];

    /// <summary>The node, in words.</summary>
    protected string Name => new NodeId(Node).ToString();

    /// <inheritdoc/>
    public override string? Refusal(int nodes) => base.Refusal(nodes) ?? Unknown("node", Nodes, nodes);

    /// <inheritdoc/>
    public override void Inject(IFaultyWorld world)
    {
        var (node, cause) = (new NodeId(Node), world.Effects.CauseOf(this));
        world.Schedule(
            At,
            node,
            () =>
            {
                world.Effects.Note(cause);
                Begin(world, node);
            },
            Story);
        if (End < Instant.MaxValue)
        {
            world.Schedule(End, node, () => Finish(world, node), $"over: {Story}");
        }
    }

    /// <inheritdoc/>
    public override void Undo(IFaultyWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        Finish(world, new NodeId(Node));
    }

    /// <summary>Why the nodes that a member names cannot be in a run; null: they can.</summary>
    internal static string? Unknown(string member, IEnumerable<int> named, int nodes) =>
        named.Where(node => node < 0 || node >= nodes)
            .Select(node => $"{member}: there is no node {node}: nodes are 0 .. {nodes - 1}")
            .FirstOrDefault();

    /// <summary>It begins.</summary>
    protected abstract void Begin(IFaultyWorld world, NodeId node);

    /// <summary>It is over.</summary>
    protected abstract void Finish(IFaultyWorld world, NodeId node);
}
