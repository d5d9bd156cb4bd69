namespace Distribution.Protocol;

public sealed partial class MapAntiEntropy<TEnvironment>
{
    /// <inheritdoc/>
    public void OnMessage(ref ReplicaState state, NodeId from, in ReplicaMessage message, TEnvironment environment)
    {
        Enter(ref state, environment);
        switch (message.Kind)
        {
            case ReplicaMessageKind.Connect:
                OnConnect(ref state, from, message.Attempt, environment);
                return;
            case ReplicaMessageKind.Accept:
                Begin(ref state, from, environment);
                return;
            case ReplicaMessageKind.Reject:
                OnReject(ref state, message.Attempt, environment);
                return;
            default:
                OnExchange(ref state, from, message, environment);
                return;
        }
    }

    private void Call(ref ReplicaState state, NodeId partner, TEnvironment environment)
    {
        if (options.ConnectionLimit is null)
        {
            Begin(ref state, partner, environment);
        }
        else
        {
            Send(ref state, partner, ReplicaMessageKind.Connect, null, environment);
        }
    }

    private void OnConnect(ref ReplicaState state, NodeId from, ushort attempt, TEnvironment environment)
    {
        var isAccepted = connections.Accept(ref state.Accepted);
        state.Conversations += isAccepted ? 1 : 0;
        Send(ref state, from, isAccepted ? ReplicaMessageKind.Accept : ReplicaMessageKind.Reject, null, environment, attempt);
    }

    private void OnReject(ref ReplicaState state, ushort attempt, TEnvironment environment)
    {
        if (connections.TryHunt<ReplicaMessage, TEnvironment>(attempt, environment, out var partner))
        {
            Send(ref state, partner, ReplicaMessageKind.Connect, null, environment, (ushort)(attempt + 1));
        }
    }

    /// <summary>The first message of an exchange.</summary>
    private void Begin(ref ReplicaState state, NodeId partner, TEnvironment environment)
    {
        var copy = state.Copy!;
        var (kind, content) = (options.Exchange, options.Mode) switch
        {
            (ExchangeRule.Full, SpreadMode.Push) => (ReplicaMessageKind.Entries, copy.Whole),
            (ExchangeRule.Full, SpreadMode.Pull) => (ReplicaMessageKind.Request, null),
            (ExchangeRule.Full, _) => (ReplicaMessageKind.Call, copy.Whole),
            (ExchangeRule.Recent, SpreadMode.Pull) => (ReplicaMessageKind.DigestRequest, null),
            (ExchangeRule.Recent, _) => (ReplicaMessageKind.Digest, DigestOf(copy, copy.Shown.Checksum, environment)),
            _ => (ReplicaMessageKind.Digest, new ReplicaContent(copy.Shown.Checksum, [])),
        };
        Send(ref state, partner, kind, content, environment);
    }

    private void OnExchange(ref ReplicaState state, NodeId from, in ReplicaMessage message, TEnvironment environment)
    {
        if (options.ConnectionLimit is null && IsFirst(message.Kind))
        {
            state.Conversations++;
        }

        // The answer is made of what the site had before the message changes it.
        var (kind, content) = AnswerTo(state.Copy!, message, environment);
        foreach (var entry in message.Content?.Entries ?? [])
        {
            Learn(ref state, entry, environment);
        }

        if (kind != default)
        {
            Send(ref state, from, kind, content, environment);
        }
    }

    private bool IsFirst(ReplicaMessageKind kind) => (options.Exchange, options.Mode) switch
    {
        (ExchangeRule.Full, SpreadMode.Push) => kind == ReplicaMessageKind.Entries,
        (ExchangeRule.Full, SpreadMode.Pull) => kind == ReplicaMessageKind.Request,
        (ExchangeRule.Full, _) => kind == ReplicaMessageKind.Call,
        (ExchangeRule.Recent, SpreadMode.Pull) => kind == ReplicaMessageKind.DigestRequest,
        _ => kind == ReplicaMessageKind.Digest,
    };

    /// <summary>What a message asks for; kind 0: nothing.</summary>
    private (ReplicaMessageKind Kind, ReplicaContent? Content) AnswerTo(Replica copy, in ReplicaMessage message, TEnvironment environment)
    {
        switch (message.Kind)
        {
            case ReplicaMessageKind.Call:
            case ReplicaMessageKind.Request:
                return (ReplicaMessageKind.Entries, copy.Whole);
            case ReplicaMessageKind.Difference:
                var lacking = copy.LackingIn(message.Content!.Entries);
                return lacking.Length == 0 ? default : (ReplicaMessageKind.Entries, new ReplicaContent(0, lacking));
            case ReplicaMessageKind.DigestRequest:
                return (ReplicaMessageKind.DigestReply, DigestOf(copy, copy.Shown.Checksum, environment));
            case ReplicaMessageKind.Digest:
                return AnswerToDigest(copy, message.Content!, environment);
            case ReplicaMessageKind.DigestReply:
                return IsEqual(copy, message.Content!) ? default : Resolve(copy, isCaller: true);
            default:
                return default;
        }
    }

    private (ReplicaMessageKind Kind, ReplicaContent? Content) AnswerToDigest(
        Replica copy, ReplicaContent digest, TEnvironment environment)
    {
        if (options is { Exchange: ExchangeRule.Recent, Mode: SpreadMode.PushPull })
        {
            return (ReplicaMessageKind.DigestReply, DigestOf(copy, copy.Shown.ChecksumWith(digest.Entries), environment));
        }

        return IsEqual(copy, digest) ? default : Resolve(copy, isCaller: false);
    }

    /// <summary>The maps differ: what the caller, or the one called, does about it.</summary>
    private (ReplicaMessageKind Kind, ReplicaContent? Content) Resolve(Replica copy, bool isCaller) => options.Mode switch
    {
        SpreadMode.PushPull => (ReplicaMessageKind.Difference, copy.Whole),
        SpreadMode.Pull when !isCaller => (ReplicaMessageKind.Entries, copy.Whole),
        _ => (ReplicaMessageKind.Request, null),
    };

    private ReplicaContent DigestOf(Replica copy, ulong checksum, TEnvironment environment) =>
        new(checksum, copy.Recent(environment.Now, options.Window));

    private static bool IsEqual(Replica copy, ReplicaContent digest) => copy.Shown.ChecksumWith(digest.Entries) == digest.Checksum;
}
