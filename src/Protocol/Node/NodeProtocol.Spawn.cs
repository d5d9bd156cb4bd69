namespace Distribution.Protocol;

/// <summary>Starting other nodes.</summary>
public sealed partial class NodeProtocol<TEnvironment>
{
    /// <summary>A spawn has ended. If it started a node, this node knows it from now on, also when the caller waits no longer. A ticket
    /// that is unknown or was reported before is counted and ignored.</summary>
    public void OnSpawnCompleted(ref NodeState state, SpawnTicket ticket, SpawnOutcome outcome, TEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        var at = state.Spawns?.FindIndex(spawn => spawn.Ticket == ticket) ?? -1;
        if (at < 0)
        {
            IgnoreAnswer(ref state, environment.Self, environment);
            return;
        }

        var call = state.Spawns![at].Call;
        state.Spawns.RemoveAt(at);
        if (outcome is { Status: SpawnStatus.Started, Address: { } started })
        {
            TryMeet(ref state, started, environment);
            Announce(ref state, started, environment);
        }

        Finish(ref state, call, PendingKind.Spawn, environment.Self, Describe(outcome), environment);
        Settle(ref state, environment);
    }

    private Outcome? Spawn(ref NodeState state, in ServedCall served, TEnvironment environment)
    {
        if (SpawnArguments.Decode(served.Call.Arguments, environment.Address.Host, out var request) is { } error)
        {
            return Outcome.Failed(error);
        }

        var waiting = new PendingCall(PendingKind.Spawn, environment.Self, served.Reply, served.Call);
        if (TryWait(ref state, waiting, served.Deadline, environment, out var id))
        {
            state.Spawns ??= [];
            state.Spawns.Add(new SpawnInFlight(environment.Spawn(request), id));
        }

        return null;
    }

    private Outcome Describe(SpawnOutcome spawn)
    {
        if (spawn is not { Status: SpawnStatus.Started, Address: { } address })
        {
            var reason = spawn.Status switch
            {
                SpawnStatus.TimedOut => "the new node was not up by its boot deadline",
                SpawnStatus.Refused => "the new node refused to start",
                _ => "the new node ended before it was up",
            };
            return Outcome.Failed(CallErrorKind.SpawnFailed, $"{reason}: {spawn.Detail.ReplaceLineEndings("; ")}");
        }

        var json = output.Begin();
        json.WriteStartObject();
        json.WriteString("ip"u8, address.Host);
        json.WriteNumber("port"u8, address.Port);
        json.WriteNumber("pid"u8, spawn.ProcessId);
        json.WriteEndObject();
        return Outcome.Of(output.End());
    }
}
