using System.Numerics;

namespace Distribution.InSimulator;

/// <content>A state: the number of each node's local state, what is left of the faults, one byte a kind, what is left of the workload, one
/// bit a step, and the numbers of the messages on their way, ascending; where links keep order, link by link.</content>
public sealed partial class ProtocolSpace<TState, TMessage>
{
    private int BudgetAt => Options.Nodes;

    private int WorkAt => Options.Nodes + 1;

    private int MessagesAt => Options.Nodes + 2;

    internal override IReadOnlyList<int[]> Roots(out Exception? thrown)
    {
        thrown = null;
        var budget = Options.Losses | (Options.Duplications << 8) | (Options.Crashes << 16) | (Options.Restarts << 24);
        List<int[]> roots = [[.. new int[Options.Nodes], budget, (1 << steps.Count) - 1]];
        for (var node = 0; node < Options.Nodes; node++)
        {
            var begun = new List<int[]>();
            foreach (var outcome in inputs.Of(inputs.Locals.Add(new LocalState<TState> { Node = node }), TransitionKind.Restart, 0))
            {
                thrown ??= outcome.Thrown;
                foreach (var root in roots)
                {
                    List<int> next = [.. root];
                    Apply(next, node, outcome);
                    begun.Add([.. next]);
                }
            }

            roots = begun;
        }

        return roots;
    }

    internal override void AddEnabled(ReadOnlySpan<int> state, List<Transition> enabled)
    {
        for (var at = MessagesAt; at < state.Length; at++)
        {
            if (IsNext(state, at))
            {
                AddOutcomes(state, TransitionKind.Deliver, inputs.Envelopes[state[at]].To, state[at], enabled);
            }
        }

        for (var node = 0; node < Options.Nodes; node++)
        {
            AddTimers(state, node, enabled);
        }

        for (var left = state[WorkAt]; left != 0; left &= left - 1)
        {
            var step = BitOperations.TrailingZeroCount(left);
            if (inputs.Locals[state[steps[step].Node]].IsUp)
            {
                AddOutcomes(state, TransitionKind.Work, steps[step].Node, step, enabled);
            }
        }

        if (state[BudgetAt] != 0)
        {
            AddFaults(state, enabled);
        }
    }

    internal override Exception? ThrownIn(ReadOnlySpan<int> state, Transition transition) =>
        IsOfMessage(transition) ? null : OutcomeOf(state, transition).Thrown;

    internal override void WriteNext(ReadOnlySpan<int> state, Transition transition, List<int> next)
    {
        next.Clear();
        next.AddRange(state);
        switch (transition.Kind)
        {
            case TransitionKind.Deliver or TransitionKind.Lose:
                next.RemoveAt(IndexOf(next, transition.Subject));
                break;
            case TransitionKind.Duplicate:
                next.Insert(IndexOf(next, transition.Subject), transition.Subject);
                break;
            case TransitionKind.Work:
                next[WorkAt] &= ~(1 << transition.Subject);
                break;
        }

        if (transition.IsFault)
        {
            next[BudgetAt] = unchecked(next[BudgetAt] - (1 << BudgetShift(transition.Kind)));
        }

        if (!IsOfMessage(transition))
        {
            Apply(next, transition.Node, OutcomeOf(state, transition));
        }
    }

    internal override bool IsCutOff(ReadOnlySpan<int> state)
    {
        foreach (var number in state[..Options.Nodes])
        {
            if (inputs.Locals[number].Timers != 0)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOfMessage(Transition transition) => transition.Kind is TransitionKind.Lose or TransitionKind.Duplicate;

    private InputOutcome OutcomeOf(ReadOnlySpan<int> state, Transition transition) =>
        inputs.Of(state[transition.Node], transition.Kind, transition.Subject)[transition.Outcome];

    private void AddOutcomes(ReadOnlySpan<int> state, TransitionKind kind, int node, int subject, List<Transition> enabled)
    {
        var outcomes = inputs.Of(state[node], kind, subject);
        for (var outcome = 0; outcome < outcomes.Length; outcome++)
        {
            enabled.Add(new Transition(kind, node, subject, outcome));
        }
    }

    private void AddTimers(ReadOnlySpan<int> state, int node, List<Transition> enabled)
    {
        ref readonly var local = ref inputs.Locals[state[node]];
        if (local.Timers != 0 && local.Expired < Options.TimersPerNode)
        {
            for (var timers = local.Timers; timers != 0; timers &= timers - 1)
            {
                AddOutcomes(state, TransitionKind.Expire, node, BitOperations.TrailingZeroCount(timers), enabled);
            }
        }
    }

    private void Apply(List<int> next, int node, InputOutcome outcome)
    {
        next[node] = outcome.Local;
        foreach (var envelope in outcome.Sent)
        {
            next.Insert(PlaceOf(next, envelope), envelope);
        }
    }
}
