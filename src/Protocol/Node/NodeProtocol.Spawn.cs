using System.Text.Json;

namespace Distribution.Protocol;

/// <summary>Starting other nodes.</summary>
public sealed partial class NodeProtocol<TEnvironment>
{
    /// <summary>A spawn has ended. If it started a node, this node knows it from now on, also when the caller waits no longer. A ticket
    /// that is unknown or was reported before is counted and ignored.</summary>
    public void OnSpawnCompleted(ref NodeState state, SpawnTicket ticket, SpawnOutcome outcome, TEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        var at = state.Spawns?.InFlight.FindIndex(spawn => spawn.Ticket == ticket) ?? -1;
        if (at < 0)
        {
            IgnoreAnswer(ref state, environment.Self, environment);
            return;
        }

        var spawn = state.Spawns!.InFlight[at];
        state.Spawns.InFlight.RemoveAt(at);
        if (outcome is { Status: SpawnStatus.Started, Address: { } started })
        {
            Welcome(ref state, spawn, started, environment);
            if (started.Equals(spawn.Replaced) && membership is not null && !state.IsStopping)
            {
                TellOfNewLife(ref state, new NewLife(spawn, outcome), started, environment);
                Settle(ref state, environment);
                return;
            }
        }

        End(ref state, spawn, outcome, environment);
        Settle(ref state, environment);
    }

    /// <summary>A spawn is over for this node; what is left is the new node's way into a group.</summary>
    private void End(ref NodeState state, in SpawnInFlight spawn, SpawnOutcome outcome, TEnvironment environment)
    {
        if (spawn.Group is { } group && state.Stop != StopPhase.Stopped && outcome is { Status: SpawnStatus.Started, Address: { } member })
        {
            Admit(ref state, new Admission(group, member, outcome.ProcessId, spawn.Call), environment);
        }
        else
        {
            Finish(ref state, spawn.Call, PendingKind.Spawn, environment.Self, Describe(outcome), environment);
        }
    }

    /// <summary>From now on this node knows a node that it has started.</summary>
    private void Welcome(ref NodeState state, in SpawnInFlight spawn, NodeAddress started, TEnvironment environment)
    {
        var groups = GroupsOf(ref state, environment);
        for (var i = 0; i < groups.Count; i++)
        {
            // It is a new life, which returns into nothing.
            groups[i].Lapsed.Remove(started);
        }

        if (!started.Equals(spawn.Replaced))
        {
            TryMeet(ref state, started, environment);
            Announce(ref state, started, environment);
            return;
        }

        Replace(ref state, started, spawn.ReplacedLife, environment);
        TryMeet(ref state, started, environment);
        Watch(ref state, environment);
    }

    /// <summary>Starts a node; into a group if one is named.</summary>
    private Outcome? Spawn(ref NodeState state, in ServedCall served, string? group, TEnvironment environment)
    {
        if (SpawnArguments.Decode(served.Call.Arguments, environment.Address.Host, out var request) is { } error)
        {
            return Outcome.Failed(error);
        }

        var waiting = new PendingCall(PendingKind.Spawn, environment.Self, served.Reply, served.Call);
        if (TryWait(ref state, waiting, served.Deadline, environment, out var id))
        {
            var replaced = state.ViewOf(Call.AllGroup)?.Contains(request.Listen) ?? false ? request.Listen : null;
            var life = replaced is null ? 0 : state.Membership?.Find(replaced)?.Latest.Incarnation ?? 0;
            (state.Spawns ??= new SpawnState()).InFlight.Add(new SpawnInFlight(environment.Spawn(request), id, group, replaced, life));
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
        WriteStarted(json, address, spawn.ProcessId);
        json.WriteEndObject();
        return Outcome.Of(output.End());
    }

    private static void WriteStarted(Utf8JsonWriter json, NodeAddress address, int processId)
    {
        json.WriteString("ip"u8, address.Host);
        json.WriteNumber("port"u8, address.Port);
        json.WriteNumber("pid"u8, processId);
    }
}
