using System.Globalization;
using Distribution.Protocol;

namespace Distribution.InSimulator;

/// <content>Transitions in words, and by numbers that are the same in every process.</content>
public sealed partial class ProtocolSpace<TState, TMessage>
{
    internal override string Tell(ReadOnlySpan<int> state, Transition transition)
    {
        var node = new NodeId(transition.Node);
        var what = transition.Kind switch
        {
            TransitionKind.Deliver => inputs.Locals[state[transition.Node]].IsUp
                ? $"{node} gets {MessageOf(transition)}"
                : $"{MessageOf(transition)} comes to {node}, which is down",
            TransitionKind.Expire => $"timer {transition.Subject.ToString(CultureInfo.InvariantCulture)} of {node} expires",
            TransitionKind.Work => steps[transition.Subject].Name,
            TransitionKind.Lose => $"{MessageOf(transition)} to {node} is lost",
            TransitionKind.Duplicate => $"{MessageOf(transition)} to {node} is doubled",
            TransitionKind.Crash => $"{node} crashes",
            _ => $"{node} starts again",
        };
        var draws = IsOfMessage(transition) ? [] : OutcomeOf(state, transition).Draws;
        return draws.Length == 0 ? what : $"{what}, drawing {string.Join(", ", draws)}";
    }

    internal override ulong KeyOf(ReadOnlySpan<int> state, Transition transition)
    {
        var hash = StableHash.Add(StableHash.Add(StableHash.Seed, (ulong)transition.Kind), (ulong)transition.Node);
        if (transition.Kind is TransitionKind.Deliver or TransitionKind.Lose or TransitionKind.Duplicate)
        {
            foreach (var word in inputs.Envelopes.Words(transition.Subject))
            {
                hash = StableHash.Add(hash, unchecked((uint)word));
            }
        }
        else
        {
            hash = StableHash.Add(hash, (ulong)transition.Subject);
        }

        foreach (var draw in IsOfMessage(transition) ? [] : OutcomeOf(state, transition).Draws)
        {
            hash = StableHash.Add(hash, (ulong)draw);
        }

        return StableHash.Mix(hash);
    }

    private string MessageOf(Transition transition)
    {
        var envelope = inputs.Envelopes[transition.Subject];
        return $"{envelope.Message} from {new NodeId(envelope.From)}";
    }
}
