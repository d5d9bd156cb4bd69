namespace Distribution.Protocol;

/// <summary>
/// The median-counter rule (Karp, Schindelhauer, Shenker, Voecking 2000, "Randomized rumor spreading", section 4): push-pull calls in
/// rounds, in which a site counts up when more of its partners of the round are as far as it or further than not. A: uninformed. B with
/// counter m, 1 .. k: informed. C: sends for e more rounds. D: silent. Sites in B and C send over every call of theirs, both ways, needed
/// or not; about log log n transmissions a site in all, however large n is.
/// </summary>
/// <typeparam name="TEnvironment">The host's side of the seam; its fan-out is drawn once a site and round.</typeparam>
public sealed class MedianCounter<TEnvironment> : IGossipProtocol<MedianState, MedianMessage, TEnvironment>, IDescribed<MedianState>
    where TEnvironment : struct, IGossipEnvironment<MedianMessage>, allows ref struct
{
    private static readonly TimerId NextAction = new(0);

    private readonly GossipClock clock;
    private readonly int closing;
    private readonly int extraRounds;

    /// <summary>A protocol.</summary>
    /// <exception cref="ArgumentException">The options mean nothing together, or are not those of the median counter.</exception>
    public MedianCounter(GossipClock clock, MongerOptions options)
    {
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentNullException.ThrowIfNull(options);
        var refusal = options.Stop == StopRule.MedianCounter ? options.Refusal(clock.Model) : $"{nameof(RumorMongering<>)} has that rule";
        if (refusal is not null)
        {
            throw new ArgumentException(refusal, nameof(options));
        }

        this.clock = clock;
        closing = options.K + 1;
        extraRounds = options.ExtraRounds;
    }

    /// <inheritdoc/>
    public void OnStart(ref MedianState state, TEnvironment environment)
    {
        state.Phase = clock.DrawPhase<MedianMessage, TEnvironment>(environment);
        ArmNextAction(state, environment);
    }

    /// <inheritdoc/>
    public void OnBroadcast(ref MedianState state, RumorId rumor, TEnvironment environment)
    {
        Enter(ref state, environment);
        if (!state.Knows)
        {
            environment.Deliver(default);
            state.Level = 1;
        }
    }

    /// <inheritdoc/>
    public void OnTimer(ref MedianState state, TimerId timer, TEnvironment environment)
    {
        Enter(ref state, environment);
        var partners = environment.Fanout.Draw<MedianMessage, TEnvironment>(environment.NodeCount, environment.PeerCount, environment);
        foreach (var index in partners)
        {
            Tell(state, environment.Peer(index), isAnswer: 0, environment);
        }

        ArmNextAction(state, environment);
    }

    /// <inheritdoc/>
    public void OnMessage(ref MedianState state, NodeId from, in MedianMessage message, TEnvironment environment)
    {
        Enter(ref state, environment);
        if (message.IsAnswer == 0)
        {
            Tell(state, from, isAnswer: 1, environment);
        }

        Tally(ref state, message.Level);
        if (Carries(message.Level))
        {
            if (!state.Knows)
            {
                environment.Deliver(default);
            }

            state.Heard = Math.Max(state.Heard, message.Level);
        }
    }

    /// <inheritdoc/>
    public int Infective(MedianState state) => state.Knows && state.Level <= closing ? 1 : 0;

    /// <inheritdoc/>
    public string Describe(MedianState state) => FormattableString.Invariant(state switch
    {
        { Knows: false } => $"level 0 (A): does not know the rumor",
        { Level: 0 } => $"level 0 (A): has heard the rumor in this round",
        { Level: var level } when level < closing =>
            $"level {level} (B): spreads the rumor; of its partners in this round {state.Ahead} are as far, {state.Behind} are not",
        { Level: var level } when level == closing => $"level {level} (C): spreads the rumor in this round and {state.RoundsLeft - 1} more",
        { Level: var level } => $"level {level} (D): knows the rumor, sends it no more",
    });

    /// <inheritdoc/>
    public string NameOf(TimerId timer) => "round";

    private void Tell(MedianState state, NodeId to, byte isAnswer, TEnvironment environment)
    {
        var message = new MedianMessage(isAnswer, state.Level);
        if (Carries(state.Level))
        {
            environment.Transmit(to, message);
        }
        else
        {
            environment.Send(to, message);
        }
    }

    private bool Carries(byte level) => level >= 1 && level <= closing;

    private void ArmNextAction(MedianState state, TEnvironment environment) =>
        environment.SetTimer(NextAction, clock.ToNextAction<MedianMessage, TEnvironment>(state.Phase, environment));

    private static void Tally(ref MedianState state, byte level)
    {
        if (level >= state.Level)
        {
            state.Ahead++;
        }
        else if (state.Behind < ushort.MaxValue)
        {
            state.Behind++;
        }
    }

    /// <summary>If this is a new round to the site, the last one is settled first.</summary>
    private void Enter(ref MedianState state, TEnvironment environment)
    {
        var round = clock.CycleOf(state.Phase, environment.Now);
        if (round == state.Round)
        {
            return;
        }

        Settle(ref state, environment);
        state.Round = round;
        state.Ahead = 0;
        state.Behind = 0;
        state.Heard = 0;
    }

    private void Settle(ref MedianState state, TEnvironment environment)
    {
        if (state.Level == closing)
        {
            if (--state.RoundsLeft == 0)
            {
                state.Level++;
                environment.Retire(1);
            }

            return;
        }

        if (state.Level > closing)
        {
            return;
        }

        if (state.Heard == closing)
        {
            state.Level = (byte)closing;
        }
        else if (state.Level == 0)
        {
            state.Level = state.Heard > 0 ? (byte)1 : (byte)0;
        }
        else if (state.Ahead > state.Behind)
        {
            state.Level++;
        }

        if (state.Level == closing)
        {
            state.RoundsLeft = (byte)extraRounds;
        }
    }
}
