namespace Distribution.Protocol;

/// <summary>
/// One rumor among n sites, spread by push, pull or push-pull until the sites lose interest (Demers et al. 1987, section 1.4). In every
/// cycle of its clock a site contacts as many partners as its fan-out says: by push the sites that spread the rumor, else all.
/// docs/protocols.md has the exchanges and what happens when inside a cycle.
/// </summary>
/// <typeparam name="TEnvironment">The host's side of the seam; its fan-out is drawn once a site and cycle.</typeparam>
/// <remarks>
/// What a site knew, spreads and ships is judged by the cycle in which it learned, never by the moment of a message, as long as the clock
/// is synchronous; a site that loses interest serves until its cycle ends. What happened in a cycle is settled by the site's first input
/// in a later one, so the end of a cycle costs no event. An exchange must end within its cycle: the latency must be small against the
/// period.
/// </remarks>
public sealed partial class RumorMongering<TEnvironment> : IGossipProtocol<MongerState, MongerMessage, TEnvironment>
    where TEnvironment : struct, IGossipEnvironment<MongerMessage>, allows ref struct
{
    private static readonly TimerId NextAction = new(0);

    private readonly GossipClock clock;
    private readonly MongerOptions options;
    private readonly Connections connections;
    private readonly bool callsAlways;

    /// <summary>A protocol.</summary>
    /// <exception cref="ArgumentException">The options mean nothing together, or are those of the median counter.</exception>
    public RumorMongering(GossipClock clock, MongerOptions options)
    {
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentNullException.ThrowIfNull(options);
        var refusal = options.Stop == StopRule.MedianCounter ? $"{nameof(MedianCounter<>)} has that rule" : options.Refusal(clock.Model);
        if (refusal is not null)
        {
            throw new ArgumentException(refusal, nameof(options));
        }

        this.clock = clock;
        this.options = options;
        connections = options.Connection;
        callsAlways = options.Mode != SpreadMode.Push;
    }

    /// <inheritdoc/>
    public void OnStart(ref MongerState state, TEnvironment environment)
    {
        state.Phase = clock.DrawPhase<MongerMessage, TEnvironment>(environment);
        if (callsAlways)
        {
            ArmNextAction(state, environment);
        }
    }

    /// <inheritdoc/>
    public void OnBroadcast(ref MongerState state, RumorId rumor, TEnvironment environment) =>
        Learn(ref state, Enter(ref state, environment), environment);

    /// <inheritdoc/>
    public void OnTimer(ref MongerState state, TimerId timer, TEnvironment environment)
    {
        var cycle = Enter(ref state, environment);
        if (callsAlways || state.IsInfective)
        {
            if (options.Stop == StopRule.Once)
            {
                SpreadOnce(ref state, cycle, environment);
                return;
            }

            ContactPartners(ref state, cycle, environment);
            ArmNextAction(state, environment);
        }
    }

    /// <inheritdoc/>
    public int Infective(MongerState state) => state.IsInfective ? 1 : 0;

    private void ArmNextAction(MongerState state, TEnvironment environment) =>
        environment.SetTimer(NextAction, clock.ToNextAction<MongerMessage, TEnvironment>(state.Phase, environment));

    private void Learn(ref MongerState state, int cycle, TEnvironment environment)
    {
        if (state.Knows)
        {
            return;
        }

        state.Learn(cycle);
        environment.Deliver(default);
        if (options.Stop == StopRule.Once && !clock.IsSynchronous)
        {
            SpreadOnce(ref state, cycle, environment);
        }
        else if (!callsAlways)
        {
            ArmNextAction(state, environment);
        }
    }

    private void SpreadOnce(ref MongerState state, int cycle, TEnvironment environment)
    {
        ContactPartners(ref state, cycle, environment);
        Stop(ref state, environment);
    }

    /// <summary>The cycle of this moment. If it is a new one to the site, the last one is settled first.</summary>
    private int Enter(ref MongerState state, TEnvironment environment)
    {
        var cycle = clock.CycleOf(state.Phase, environment.Now);
        if (cycle != state.Cycle)
        {
            if (state.Marks != MongerState.CycleMarks.None)
            {
                Settle(ref state, environment);
            }

            state.Accepted = 0;
            state.Cycle = cycle;
        }

        return cycle;
    }

    private void Settle(ref MongerState state, TEnvironment environment)
    {
        const MongerState.CycleMarks Contacts = MongerState.CycleMarks.Needed | MongerState.CycleMarks.Unneeded;
        if (options.StepsByCycle && (state.Marks & Contacts) != MongerState.CycleMarks.None)
        {
            Step(ref state, state.Marks.HasFlag(MongerState.CycleMarks.Needed), environment);
        }

        if (state.Marks.HasFlag(MongerState.CycleMarks.Stopping))
        {
            Stop(ref state, environment);
        }

        state.Marks = MongerState.CycleMarks.None;
    }

    /// <summary>A contact of the site, in which it sent the update, has been judged.</summary>
    private void Count(ref MongerState state, bool isNews, TEnvironment environment)
    {
        if (options.StepsByCycle)
        {
            state.Marks |= isNews ? MongerState.CycleMarks.Needed : MongerState.CycleMarks.Unneeded;
        }
        else
        {
            Step(ref state, isNews, environment);
        }
    }

    private void Step(ref MongerState state, bool isNews, TEnvironment environment)
    {
        if (!state.IsInfective || state.Marks.HasFlag(MongerState.CycleMarks.Stopping))
        {
            return;
        }

        if (isNews && options.IsFeedback)
        {
            state.Count = options.Counter == CounterRule.Reset ? (ushort)0 : state.Count;
            return;
        }

        var isOver = options.Stop is StopRule.FeedbackCoin or StopRule.BlindCoin
            ? environment.NextRandom(options.K) == 0
            : ++state.Count >= options.K;
        if (isOver && clock.IsSynchronous)
        {
            state.Marks |= MongerState.CycleMarks.Stopping;
        }
        else if (isOver)
        {
            Stop(ref state, environment);
        }
    }

    private static void Stop(ref MongerState state, TEnvironment environment)
    {
        state.Stop();
        environment.Retire(1);
    }
}
