using Distribution.Protocol;

namespace Distribution.Simulator;

/// <content>The fate of messages while rules are in force.</content>
public sealed partial class Network
{
    /// <summary>Decides about one message with all rules in force: first as <see cref="Transmit"/> does, then rule by rule, then what was
    /// decided beforehand, and last the connections that break before an arrival.</summary>
    /// <param name="word">All chance of this message.</param>
    /// <param name="message">The message.</param>
    /// <param name="counters">Counts what happens.</param>
    public Fate Judge(ulong word, in LinkMessage message, ref Counters counters)
    {
        var plain = Plain(word, message.IsTransmission);
        var fate = ByRules(word, message, plain, out var withoutChance);
        if (singles.Count > 0 && singles.TryGetValue(message.Link, out var single))
        {
            fate = single.Fate(fate);
            Effects?.NoteSingle(single);
            Recorder?.Invoke(single with { At = message.At });
        }
        else if (fate != withoutChance)
        {
            Recorder?.Invoke(SingleMessage.Of(message, fate));
        }

        Count(fate, ref counters);
        foreach (var broken in breaks)
        {
            fate = broken.Judge(message, fate, ref counters);
        }

        if (fate != plain && fate.Arrives)
        {
            LastPutOff = Later(LastPutOff, message.At + fate.First.Delay);
            LastPutOff = fate.Second is { } second ? Later(LastPutOff, message.At + second.Delay) : LastPutOff;
        }

        return fate;
    }

    private static Instant Later(Instant one, Instant other) => one > other ? one : other;

    private static void Count(Fate fate, ref Counters counters)
    {
        counters.Lost += fate.Loss == MessageLoss.Lost ? 1 : 0;
        counters.Cut += fate.Loss == MessageLoss.Cut ? 1 : 0;
        counters.Overflowed += fate.Loss == MessageLoss.Overflowed ? 1 : 0;
        counters.Duplicated += fate is { Arrives: true, Second: not null } ? 1 : 0;
    }

    private Fate ByRules(ulong word, in LinkMessage message, Fate plain, out Fate withoutChance)
    {
        var fate = withoutChance = plain;
        for (var i = 0; i < rules.Count; i++)
        {
            var rule = rules[i];
            if (message.At >= rule.From && message.At < rule.Until)
            {
                var before = fate;
                rule.Apply(message, StableHash.Mix(word ^ StableHash.Mix(rule.Salt ^ RulePurpose)), ref fate);
                if (rule.Cause is { } cause && before.Arrives && fate != before)
                {
                    Effects?.Note(cause);
                    rule.Cause = null;
                }
            }

            withoutChance = i < certain ? fate : withoutChance;
        }

        return fate;
    }

    private Fate Plain(ulong word, bool isTransmission)
    {
        var uncounted = default(Counters);
        var isLost = !Decide(word, isTransmission, ref uncounted, out var delay, out var copyDelay);
        return new Fate(new Arrival(delay))
        {
            Second = copyDelay.Nanoseconds >= 0 ? new Arrival(copyDelay) : null,
            Loss = isLost ? MessageLoss.Lost : MessageLoss.None,
        };
    }
}
