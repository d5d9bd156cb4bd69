using Distribution.Protocol;

namespace Distribution.Simulator;

/// <summary>What becomes of one message of the run, whatever the network and other faults would do to it. Exploration writes down in
/// these what chance has done.</summary>
[FaultKind("message")]
[SimulatedOnly("a message has no number there that is the same in every run")]
public sealed record SingleMessage : Fault
{
    /// <summary>Its sender, by number.</summary>
    public required int From { get; init; }

    /// <summary>Its receiver, by number.</summary>
    public required int To { get; init; }

    /// <summary>Which it is of those from this sender to this receiver: 0 for the first.</summary>
    public required int Number { get; init; }

    /// <summary>Whether it is a notice of the sender's machine; those are numbered apart.</summary>
    public bool IsNotice { get; init; }

    /// <summary>How long after it was sent it arrives: once or twice; nothing: it is lost.</summary>
    public required IReadOnlyList<MessageArrival> Arrivals { get; init; }

    /// <inheritdoc/>
    public override string Story => Arrivals switch
    {
        [] => $"{Name} is lost",
        [{ Corruption: not 0 }, ..] => $"{Name} is changed on the way",
        [var once] => $"{Name} arrives after {once.After}",
        [var once, var again, ..] => $"{Name} arrives after {once.After} and again after {again.After}",
    };

    /// <inheritdoc/>
    public override IEnumerable<int> Nodes => [From, To];

    private MessageName Name => new(new NodeId(From), new NodeId(To), Number, IsNotice);

    /// <summary>Writes down what became of a message.</summary>
    public static SingleMessage Of(in LinkMessage message, Fate fate) => new()
    {
        At = message.At,
        From = message.From.Index,
        To = message.To.Index,
        Number = message.Link.Number,
        IsNotice = message.Link.IsNotice,
        Arrivals = !fate.Arrives ? [] : fate.Second is { } second
            ? [new(fate.First.Delay, fate.First.Corruption), new(second.Delay, second.Corruption)]
            : [new(fate.First.Delay, fate.First.Corruption)],
    };

    /// <inheritdoc/>
    public override string? Refusal(int nodes) => base.Refusal(nodes)
        ?? NodeFault.Unknown("from", [From], nodes)
        ?? NodeFault.Unknown("to", [To], nodes)
        ?? (From == To ? "from and to are two nodes"
        : Number < 0 ? "number is a whole number of 0 or more"
        : Arrivals.Count > 2 ? "arrivals are two at most"
        : Arrivals.Select(arrival => OutOfRange("after", arrival.After)).FirstOrDefault(reason => reason is not null));

    /// <inheritdoc/>
    public override void Inject(IFaultyWorld world) => world.Network.Single(Name, this);

    /// <inheritdoc/>
    public override IEnumerable<Fault> Weaker()
    {
        // Lost, then late, then nearly in time.
        if (Arrivals is [])
        {
            yield return this with { Arrivals = [new(Duration.FromSeconds(1))] };
        }
        else if (Arrivals is [{ Corruption: not 0 }, ..])
        {
            yield return this with { Arrivals = [] };
        }
        else if (Arrivals is [var once] && once.After > Duration.FromMilliseconds(2))
        {
            yield return this with { Arrivals = [once with { After = new Duration(once.After.Nanoseconds / 2) }] };
        }
    }

    internal Fate Fate(Fate otherwise) => Arrivals switch
    {
        [] => otherwise with { Loss = MessageLoss.Lost },
        [var once] => new Fate(once.ToArrival()),
        [var once, var again, ..] => new Fate(once.ToArrival()) { Second = again.ToArrival() },
    };
}
