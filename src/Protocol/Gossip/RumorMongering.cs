namespace Distribution.Protocol;

/// <summary>
/// One rumor among n sites in cycles, by push (Demers et al. 1987, section 1.4). The clock is synchronous: a cycle is a period of every
/// site's clock; all sites act at its start, on the state of that instant; a site that learns the rumor in cycle t acts from cycle t + 1
/// on. The rumor begins in cycle 0. A message that takes longer than what is left of its cycle counts in a later one, so the latency
/// must be below the period.
/// </summary>
/// <typeparam name="TEnvironment">The host's side of the seam; its fan-out is drawn once a site and cycle.</typeparam>
public sealed class RumorMongering<TEnvironment> : IGossipProtocol<MongerState, MongerMessage, TEnvironment>
    where TEnvironment : struct, IGossipEnvironment<MongerMessage>, allows ref struct
{
    private static readonly TimerId NextCycle = new(0);

    private readonly Duration period;
    private readonly StopRule stop;

    /// <summary>A protocol.</summary>
    /// <param name="period">The length of a cycle; above zero.</param>
    /// <param name="stop">When a site stops.</param>
    /// <exception cref="ArgumentOutOfRangeException">The period is not above zero.</exception>
    public RumorMongering(Duration period, StopRule stop)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(period, new Duration(1));
        this.period = period;
        this.stop = stop;
    }

    /// <inheritdoc/>
    public void OnStart(ref MongerState state, TEnvironment environment)
    {
        // A site has nothing to say until the rumor reaches it.
    }

    /// <inheritdoc/>
    public void OnBroadcast(ref MongerState state, RumorId rumor, TEnvironment environment) => Learn(ref state, environment);

    /// <inheritdoc/>
    public void OnMessage(ref MongerState state, NodeId from, in MongerMessage message, TEnvironment environment) =>
        Learn(ref state, environment);

    /// <inheritdoc/>
    public void OnTimer(ref MongerState state, TimerId timer, TEnvironment environment)
    {
        var targets = environment.Fanout.Draw<MongerMessage, TEnvironment>(environment.NodeCount, environment.PeerCount, environment);
        foreach (var index in targets)
        {
            environment.Send(environment.Peer(index), new MongerMessage(MongerMessageKind.Push));
        }

        if (stop == StopRule.Once)
        {
            state.Stop(CycleOf(environment.Now));
            environment.Retire(1);
        }
        else
        {
            environment.SetTimer(NextCycle, period);
        }
    }

    /// <inheritdoc/>
    public int Infective(MongerState state) => state.IsInfective ? 1 : 0;

    private void Learn(ref MongerState state, TEnvironment environment)
    {
        if (state.Knows)
        {
            return;
        }

        var cycle = CycleOf(environment.Now);
        state.Learn(cycle);
        environment.Deliver(default);
        environment.SetTimer(NextCycle, Instant.Zero + (period * (cycle + 1L)) - environment.Now);
    }

    private int CycleOf(Instant instant) => (int)(instant.Nanoseconds / period.Nanoseconds);
}
