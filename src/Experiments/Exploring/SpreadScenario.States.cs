using Distribution.InSimulator;
using Distribution.Protocol;

namespace Distribution.Experiments;

/// <content>The same, of all states of a few nodes.</content>
public sealed partial class SpreadScenario<TState, TMessage> : IExhaustible
{
    /// <summary>Makes the protocol for exhaustive exploration, where time stands still; null: it cannot be explored so.</summary>
    public Func<IGossipProtocol<TState, TMessage, ExhaustiveEnvironment<TMessage>>>? Timeless { get; init; }

    /// <inheritdoc/>
    /// <remarks>Who is told twice is known by their number alone: nobody delivers more messages in a life than have begun.</remarks>
    public StateSpace Space(StateSpaceOptions bounds)
    {
        ArgumentNullException.ThrowIfNull(bounds);
        if (Refusal is { } refusal)
        {
            throw new StateSpaceException(refusal);
        }

        var timeless = Timeless!();
        var space = new ProtocolSpace<TState, TMessage>(timeless, bounds with { Fanout = options.Fanout });
        for (var number = 0; number < Messages; number++)
        {
            var message = new RumorId(default, (uint)number);
            space.Do(
                $"n0 begins message {NumberText.Write(number)}",
                new NodeId(0),
                (ref state, environment) => timeless.OnBroadcast(ref state, message, environment));
        }

        space.Always("a node delivers a message once", state => Repeating(state, bounds.Nodes));
        if (IsAsked(bounds))
        {
            space.Eventually("everybody learns every message", state => Lacking(state, bounds.Nodes));
        }

        space.Sometimes("all nodes learned all messages", state => Lacking(state, bounds.Nodes) is null);
        return space;
    }

    private string? Refusal => this switch
    {
        { Timeless: null } => "it needs a clock, and there is none in a state space",
        _ when options.Topology != Topology.Complete => "everybody knows everybody in a state space; leave out --topology",
        _ when options.Network.Loss.IsPossible || options.Network.TransmissionLoss.IsPossible =>
            "how many messages may be lost in a state space is said by --losses; leave out --loss and --delivery",
        _ => null,
    };

    private bool IsAsked(StateSpaceOptions bounds) => bounds.Crashes == 0 && (Promise == SpreadPromise.Everybody
        || (Promise == SpreadPromise.EverybodyUnlessLost && bounds.Losses == 0));

    private string? Repeating(GlobalState<TState> state, int nodes)
    {
        var begun = Enumerable.Range(0, Messages).Count(state.IsDone);
        for (var node = 0; node < nodes; node++)
        {
            if (state.Deliveries(new NodeId(node)) is var count && count > begun)
            {
                return $"n{node} has delivered {NumberText.Write(count)} times, and {NumberText.Write(begun)} messages have begun";
            }
        }

        return null;
    }

    private string? Lacking(GlobalState<TState> state, int nodes)
    {
        for (var node = 0; node < nodes; node++)
        {
            if (state.Deliveries(new NodeId(node)) is var count && count < Messages)
            {
                return $"n{node} has learned {NumberText.Write(count)} of {NumberText.Write(Messages)} messages";
            }
        }

        return null;
    }
}
