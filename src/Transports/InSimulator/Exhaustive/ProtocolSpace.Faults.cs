namespace Distribution.InSimulator;

/// <content>Faults, and what is left of each kind.</content>
public sealed partial class ProtocolSpace<TState, TMessage>
{
    private const int BudgetBits = 8;

    private static int BudgetShift(TransitionKind kind) => (kind - TransitionKind.Lose) * BudgetBits;

    private bool IsLeft(ReadOnlySpan<int> state, TransitionKind kind) => ((state[BudgetAt] >> BudgetShift(kind)) & 0xff) != 0;

    /// <summary>Faults of messages hit what may arrive next: one that is lost, or there twice, is so when its turn comes.</summary>
    private void AddFaults(ReadOnlySpan<int> state, List<Transition> enabled)
    {
        for (var kind = TransitionKind.Lose; kind <= TransitionKind.Duplicate; kind++)
        {
            for (var at = MessagesAt; at < state.Length && IsLeft(state, kind); at++)
            {
                ref readonly var envelope = ref inputs.Envelopes[state[at]];
                if (envelope.From != envelope.To && IsNext(state, at))
                {
                    enabled.Add(new Transition(kind, envelope.To, state[at]));
                }
            }
        }

        for (var node = 0; node < Options.Nodes; node++)
        {
            var isUp = inputs.Locals[state[node]].IsUp;
            var kind = isUp ? TransitionKind.Crash : TransitionKind.Restart;
            if (IsLeft(state, kind) && (!isUp || node >= Options.Core))
            {
                AddOutcomes(state, kind, node, 0, enabled);
            }
        }
    }
}
