using System.Numerics;

namespace Distribution.Protocol;

/// <summary>
/// Timed push with a transmit limit and piggybacking, the dissemination of SWIM (Das, Gupta, Motivala 2002, section 4.1) as memberlist
/// has it: every period a node that has something to say draws targets and sends each one message with all rumors that it still
/// spreads; a rumor is sent multiplier * ceil(log10(n + 1)) times by each node. Timers run in all nodes, also in idle ones.
/// </summary>
/// <typeparam name="TEnvironment">The host's side of the seam.</typeparam>
public sealed class TimedPush<TEnvironment> : IGossipProtocol<TransmitBudget, RumorBatch, TEnvironment>, IDescribed<TransmitBudget>
    where TEnvironment : struct, IGossipEnvironment<RumorBatch>, allows ref struct
{
    private static readonly TimerId Tick = new(0);

    private readonly Duration period;
    private readonly int multiplier;

    /// <summary>A protocol.</summary>
    /// <param name="period">The time between two ticks of a node: 1 ns .. 2 s. memberlist's LAN default is 200 ms.</param>
    /// <param name="multiplier">1 .. 6, so that the limit stays below <see cref="TransmitBudget.TransmitsMax"/> for every n; memberlist's
    /// LAN default is 4.</param>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public TimedPush(Duration period, int multiplier)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(period.Nanoseconds, 1, nameof(period));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(period.Nanoseconds, int.MaxValue, nameof(period));
        ArgumentOutOfRangeException.ThrowIfLessThan(multiplier, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(multiplier, 6);
        this.period = period;
        this.multiplier = multiplier;
    }

    /// <inheritdoc/>
    public void OnStart(ref TransmitBudget state, TEnvironment environment) =>
        environment.SetTimer(Tick, new Duration(environment.NextRandom((int)period.Nanoseconds)));

    /// <summary>A rumor begins at this node.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Its counter is not below <see cref="RumorBatch.RumorsMax"/>.</exception>
    public void OnBroadcast(ref TransmitBudget state, RumorId rumor, TEnvironment environment)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(rumor.Counter, (uint)RumorBatch.RumorsMax, nameof(rumor));
        Learn(ref state, 1UL << (int)rumor.Counter, environment);
    }

    /// <inheritdoc/>
    public void OnMessage(ref TransmitBudget state, NodeId from, in RumorBatch message, TEnvironment environment) =>
        Learn(ref state, message.Rumors, environment);

    /// <inheritdoc/>
    public void OnTimer(ref TransmitBudget state, TimerId timer, TEnvironment environment)
    {
        if (state.Active != 0)
        {
            Spread(ref state, environment);
        }

        environment.SetTimer(Tick, period);
    }

    /// <inheritdoc/>
    public int Infective(TransmitBudget state) => BitOperations.PopCount(state.Active);

    /// <inheritdoc/>
    public string NameOf(TimerId timer) => "tick";

    private static void Spread(ref TransmitBudget state, TEnvironment environment)
    {
        if (environment.PeerCount == 0)
        {
            // With nobody to tell, a period counts as a transmission, or a lone node would never be quiet.
            environment.Retire(state.Spend());
            return;
        }

        foreach (var index in environment.Fanout.Draw<RumorBatch, TEnvironment>(environment.NodeCount, environment.PeerCount, environment))
        {
            var rumors = state.Active;
            if (rumors == 0)
            {
                break;
            }

            var spent = state.Spend();
            environment.Transmit(environment.Peer(index), new RumorBatch(rumors));
            if (spent > 0)
            {
                environment.Retire(spent);
            }
        }
    }

    private void Learn(ref TransmitBudget state, ulong rumors, TEnvironment environment)
    {
        if ((rumors & ~state.Known) == 0)
        {
            return;
        }

        for (var fresh = state.Learn(rumors, TransmitLimit(environment.NodeCount)); fresh != 0; fresh &= fresh - 1)
        {
            environment.Deliver(new RumorId(default, (uint)BitOperations.TrailingZeroCount(fresh)));
        }
    }

    /// <summary>multiplier * ceil(log10(n + 1)): the number of decimal digits of n.</summary>
    private int TransmitLimit(int nodes)
    {
        var digits = 0;
        for (; nodes > 0; nodes /= 10)
        {
            digits++;
        }

        return multiplier * digits;
    }
}
