using Distribution.Protocol;
using Distribution.Simulator;

namespace Distribution.InSimulator;

/// <summary>Feeds inputs to a protocol. What an input leads to depends on the local state alone, so each is fed once to each local
/// state, with all sequences of draws, and remembered.</summary>
/// <typeparam name="TState">A node's memory.</typeparam>
/// <typeparam name="TMessage">What nodes send each other.</typeparam>
internal sealed class NodeInputs<TState, TMessage>(
    IProtocol<TState, TMessage, ExhaustiveEnvironment<TMessage>> protocol,
    IReadOnlyList<ExhaustiveAction<TState, TMessage>> workload,
    StateSpaceOptions options)
    where TState : struct
    where TMessage : struct
{
    private const int SequencesMax = 65_536;

    private readonly InputRecorder<TMessage> recorder = new(options.Nodes, options.Fanout);
    private readonly Dictionary<(int Local, TransitionKind Kind, int Subject), InputOutcome[]> known = [];

    internal LocalStates<TState> Locals { get; } = new();

    internal Envelopes<TMessage> Envelopes { get; } = new();

    private bool HasStores => options is { Keeps: Remnant.Synced, Crashes: > 0 };

    /// <summary>All that an input may lead to, each effect once.</summary>
    /// <exception cref="StateSpaceException">There are too many random values to try them all.</exception>
    internal InputOutcome[] Of(int local, TransitionKind kind, int subject)
    {
        if (!known.TryGetValue((local, kind, subject), out var outcomes))
        {
            outcomes = Feed(local, kind, subject);
            known.Add((local, kind, subject), outcomes);
        }

        return outcomes;
    }

    private InputOutcome[] Feed(int number, TransitionKind kind, int subject)
    {
        var outcomes = new List<InputOutcome>();
        var sequences = 0;
        recorder.Begin();
        do
        {
            var outcome = FeedOnce(number, kind, subject);
            if (!outcomes.Exists(other => IsSame(other, outcome)))
            {
                outcomes.Add(outcome);
            }

            if (++sequences > SequencesMax)
            {
                throw new StateSpaceException($"an input has more than {SequencesMax} sequences of random draws: too many to try them all");
            }
        }
        while (recorder.TryAdvance());
        return [.. outcomes];
    }

    private bool IsSame(InputOutcome one, InputOutcome other) =>
        one.Local == other.Local && one.Thrown?.GetType() == other.Thrown?.GetType() && IsSame(one.Sent, other.Sent);

    private bool IsSame(int[] one, int[] other) =>
        options.IsOrdered ? InLinks(one).SequenceEqual(InLinks(other)) : one.Order().SequenceEqual(other.Order());

    // Stable: what goes over one link stays in order.
    private IOrderedEnumerable<int> InLinks(int[] sent) => sent.OrderBy(envelope => Envelopes[envelope].To);

    private InputOutcome FeedOnce(int number, TransitionKind kind, int subject)
    {
        var local = Locals.CopyOf(number);
        recorder.Clear(local.Timers);
        try
        {
            Run(ref local, kind, subject);
        }
        catch (Exception exception) when (exception is not StateSpaceException and not OutOfMemoryException)
        {
            // Any: what a protocol throws is what exploration looks for.
            return new InputOutcome(number, [], [.. recorder.Draws], exception);
        }

        local.Timers = recorder.Timers;
        local.Deliveries += recorder.Deliveries;
        if (recorder.IsSyncAsked && HasStores)
        {
            local.Stored = NodeMemory<TState>.CopyOf(local.State);
        }

        var sent = recorder.Sent.Select(sending => Envelopes.Add(local.Node, sending.To, sending.Message)).ToArray();
        return new InputOutcome(Locals.Add(local), sent, [.. recorder.Draws]);
    }

    private void Run(ref LocalState<TState> local, TransitionKind kind, int subject)
    {
        var environment = new ExhaustiveEnvironment<TMessage>(recorder, local.Node);
        switch (kind)
        {
            case TransitionKind.Deliver when local.IsUp:
                var envelope = Envelopes[subject];
                protocol.OnMessage(ref local.State, new NodeId(envelope.From), envelope.Message, environment);
                break;
            case TransitionKind.Expire:
                recorder.SetTimer(new TimerId(subject), Duration.MaxValue);
                local.Expired++;
                protocol.OnTimer(ref local.State, new TimerId(subject), environment);
                break;
            case TransitionKind.Work:
                workload[subject](ref local.State, environment);
                break;
            case TransitionKind.Crash:
                Crash(ref local);
                break;
            case TransitionKind.Restart:
                local.IsUp = true;
                protocol.OnStart(ref local.State, environment);
                break;
        }
    }

    private void Crash(ref LocalState<TState> local)
    {
        recorder.Clear(timers: 0);
        local.IsUp = false;
        local.Deliveries = 0;
        if (options.Keeps != Remnant.Everything)
        {
            local.State = options.Keeps == Remnant.Synced ? NodeMemory<TState>.CopyOf(local.Stored) : default;
        }
    }
}
