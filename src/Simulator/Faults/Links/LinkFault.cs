using Distribution.Protocol;

namespace Distribution.Simulator;

/// <summary>A fault of links: of all messages from some nodes to some nodes that are sent while it lasts.</summary>
public abstract record LinkFault : LastingFault
{
    /// <summary>The senders, by number; null: all.</summary>
    public IReadOnlyList<int>? From { get; init; }

    /// <summary>The receivers, by number; null: all.</summary>
    public IReadOnlyList<int>? To { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<int> Nodes => [.. From ?? [], .. To ?? []];

    /// <summary>The links, in words.</summary>
    protected string Links => $"{Names(From, "all")} to {Names(To, "all")}";

    /// <inheritdoc/>
    public override string? Refusal(int nodes) => base.Refusal(nodes)
        ?? NodeFault.Unknown("from", From ?? [], nodes) ?? NodeFault.Unknown("to", To ?? [], nodes);

    /// <inheritdoc/>
    public override void Inject(IFaultyWorld world) => world.Network.Add(Rule());

    /// <summary>The links of a world of processes that it is on the way of.</summary>
    protected IEnumerable<(int From, int To)> LinksIn(IProcessWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        var all = Enumerable.Range(0, world.NodeCount);
        return (From ?? all).SelectMany(from => (To ?? all).Where(to => to != from).Select(to => (from, to)));
    }

    /// <summary>What it does to messages.</summary>
    protected abstract LinkRule Rule();

    /// <summary>Whether it is on the way of a message.</summary>
    protected bool Covers(in LinkMessage message) =>
        From?.Contains(message.From.Index) != false && To?.Contains(message.To.Index) != false;

    /// <summary>Nodes as <c>n1, n2</c>.</summary>
    protected static string Names(IReadOnlyList<int>? nodes, string all) =>
        nodes is null ? all : string.Join(", ", nodes.Select(node => new NodeId(node).ToString()));

    /// <summary>A rule of a function, in force as long as the fault lasts.</summary>
    /// <param name="apply">What it does to a message on the way of the fault.</param>
    protected LinkRule RuleOf(LinkEffect apply) => new Effect(this, apply) { Salt = Salt, From = At, Until = End };

    /// <summary>What a fault does to one message.</summary>
    protected delegate void LinkEffect(in LinkMessage message, ulong chance, ref Fate fate);

    private sealed class Effect(LinkFault fault, LinkEffect apply) : LinkRule
    {
        public override bool IsRandom => fault.IsRandom;

        public override void Apply(in LinkMessage message, ulong chance, ref Fate fate)
        {
            if (!fault.Covers(message))
            {
                return;
            }

            try
            {
                apply(message, chance, ref fate);
            }
            catch (Exception exception)
            {
                // Any: it is the user's code.
                throw FaultPlanException.Broken(FaultKinds.NameOf(fault), "what it does to a message", exception);
            }
        }
    }
}
