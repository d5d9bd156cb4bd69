namespace Distribution.Protocol;

/// <summary>
/// Anti-entropy over a versioned map (Demers et al. 1987, sections 1.3 and 2): in every cycle of its clock each site calls one partner,
/// and the two resolve where their maps differ. Deletions are death certificates, which reach everybody, sleep on at a few retention
/// sites, and awaken when an obsolete copy shows up. docs/protocols.md has the exchanges.
/// </summary>
/// <typeparam name="TEnvironment">The host's side of the seam; its fan-out is not used.</typeparam>
/// <remarks>In step, a site ships and compares what it knew at the start of the cycle. A whole map travels in one message, so it must fit
/// the transport's largest.</remarks>
public sealed partial class MapAntiEntropy<TEnvironment> : IProtocol<ReplicaState, ReplicaMessage, TEnvironment>, IDescribed<ReplicaState>
    where TEnvironment : struct, IGossipEnvironment<ReplicaMessage>, allows ref struct
{
    private const int MarkBits = 30;

    // Peers drawn for each retention site before fewer are taken: some topologies repeat few peers.
    private const int DrawsByRetainer = 64;

    private static readonly TimerId NextAction = new(0);

    private readonly GossipClock clock;
    private readonly ReplicaOptions options;
    private readonly Connections connections;
    private readonly IReplicaObserver? observer;

    /// <summary>A protocol.</summary>
    /// <param name="clock">When sites act.</param>
    /// <param name="options">How.</param>
    /// <param name="observer">Who is told of changes; null: nobody.</param>
    /// <exception cref="ArgumentException">The options mean nothing together.</exception>
    public MapAntiEntropy(GossipClock clock, ReplicaOptions options, IReplicaObserver? observer = null)
    {
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Refusal(clock) is { } refusal)
        {
            throw new ArgumentException(refusal, nameof(options));
        }

        this.clock = clock;
        this.options = options;
        connections = options.Connection;
        this.observer = observer;
    }

    /// <inheritdoc/>
    public string Describe(ReplicaState state) => state.Replica?.ToString() ?? "has not started";

    /// <inheritdoc/>
    public string NameOf(TimerId timer) => "turn";

    /// <inheritdoc/>
    public void OnStart(ref ReplicaState state, TEnvironment environment)
    {
        state.Copy = new Replica(environment.Self, options);
        state.Mark = (DrawMark(environment) << MarkBits) | DrawMark(environment);
        state.Phase = clock.DrawPhase<ReplicaMessage, TEnvironment>(environment);
        Arm(state, environment);
    }

    /// <inheritdoc/>
    public void OnTimer(ref ReplicaState state, TimerId timer, TEnvironment environment)
    {
        Enter(ref state, environment);
        if (environment.PeerCount > 0 && !environment.Buggify("a site calls nobody in this cycle"))
        {
            Call(ref state, environment.Peer(environment.NextRandom(environment.PeerCount)), environment);
        }

        Arm(state, environment);
    }

    /// <summary>Writes a value at this site.</summary>
    /// <returns>What was written.</returns>
    public MapEntry Put(ref ReplicaState state, string key, Payload value, TEnvironment environment)
    {
        Enter(ref state, environment);
        var entry = MapEntry.Of(key, value, NextVersion(state, key, environment));
        Write(ref state, entry, environment);
        return entry;
    }

    /// <summary>Deletes a key at this site.</summary>
    /// <returns>The death certificate; null where there are none, and then any other site's copy brings the key back.</returns>
    public MapEntry? Delete(ref ReplicaState state, string key, TEnvironment environment)
    {
        Enter(ref state, environment);
        if (options.Certificates is not { } rule)
        {
            state.Copy!.Forget(key);
            return null;
        }

        var retainers = DrawRetainers(Math.Min(rule.Retainers, environment.NodeCount), environment);
        var entry = MapEntry.Certificate(key, NextVersion(state, key, environment), environment.Now, retainers);
        Write(ref state, entry, environment);
        return entry;
    }

    private static ulong DrawMark(TEnvironment environment) => (uint)environment.NextRandom(1 << MarkBits);

    private static EntryVersion NextVersion(ReplicaState state, string key, TEnvironment environment)
    {
        var held = state.Copy!.Latest(key) ?? state.Copy.Dormant.Find(key);
        var after = held?.Version.Time ?? EntryVersion.Initial.Time;
        return new EntryVersion(Math.Max(environment.Now.Nanoseconds, after + 1), state.Mark);
    }

    private static NodeId[] DrawRetainers(int count, TEnvironment environment)
    {
        var drawn = new List<NodeId>(count);
        for (var tries = count * DrawsByRetainer; tries > 0 && drawn.Count < count; tries--)
        {
            // The site itself is drawn like any other.
            var index = environment.NextRandom(environment.PeerCount + 1);
            var site = index == environment.PeerCount ? environment.Self : environment.Peer(index);
            if (!drawn.Contains(site))
            {
                drawn.Add(site);
            }
        }

        return [.. drawn];
    }

    private void Write(ref ReplicaState state, MapEntry entry, TEnvironment environment)
    {
        Learn(ref state, entry, environment);
        for (var index = 0; options.Mails && index < environment.PeerCount; index++)
        {
            Send(ref state, environment.Peer(index), ReplicaMessageKind.Mail, new ReplicaContent(0, [entry]), environment);
        }
    }

    private void Arm(ReplicaState state, TEnvironment environment) =>
        environment.SetTimer(NextAction, clock.ToNextAction<ReplicaMessage, TEnvironment>(state.Phase, environment));

    /// <summary>Begins the cycle of this moment, if it is a new one to the site.</summary>
    private void Enter(ref ReplicaState state, TEnvironment environment)
    {
        var cycle = clock.CycleOf(state.Phase, environment.Now);
        if (cycle != state.Cycle)
        {
            state.Cycle = cycle;
            state.Accepted = 0;
            state.Copy!.BeginCycle();
        }

        state.Copy!.Expire(environment.Now);
    }

    private void Learn(ref ReplicaState state, MapEntry entry, TEnvironment environment)
    {
        if (state.Copy!.Receive(entry, environment.Now, clock.IsSynchronous) is { } changed)
        {
            observer?.Changed(environment.Self, changed, environment.Now);
        }
    }

    private static void Send(
        ref ReplicaState state, NodeId to, ReplicaMessageKind kind, ReplicaContent? content, TEnvironment environment, ushort attempt = 0)
    {
        var message = new ReplicaMessage(kind, content, attempt);
        state.BytesSent += message.Bytes;
        state.EntriesSent += content?.Entries.Count ?? 0;
        if (content?.HasUpdate == true)
        {
            environment.Transmit(to, message);
        }
        else
        {
            environment.Send(to, message);
        }
    }
}
