namespace Distribution.Protocol;

/// <summary>A new node enters a group: this node's own view, those of all members, and the new node's own. Any number at once, here and on
/// other members: whoever has a new member sees to it that the members that it meanwhile comes to know of and the new one know each
/// other.</summary>
public sealed partial class NodeProtocol<TEnvironment>
{
    private void Admit(ref NodeState state, Admission admission, TEnvironment environment)
    {
        state.Spawns!.Admissions.Add(admission);
        if (admission.Group is Call.AllGroup)
        {
            // It is there already, and the membership protocol tells the others.
            EndAdmission(ref state, admission, environment);
        }
        else if (Enter(ref state, admission, environment) is { } error)
        {
            admission.Errors.Add(environment.Address, error);
            EndAdmission(ref state, admission, environment);
        }
        else
        {
            TellMembers(ref state, admission, environment);
        }
    }

    /// <summary>Adds the new node to this node's own view.</summary>
    private CallError? Enter(ref NodeState state, Admission admission, TEnvironment environment)
    {
        if (FindGroup(ref state, admission.Group, environment) is not { } group)
        {
            // It was deleted while the node was started.
            return UnknownGroup(admission.Group, environment).Error;
        }

        var view = group.View.With(admission.Node, environment.Resolve(admission.Node));
        if (view.Count > limits.Members)
        {
            return Limit(limits.Members, "members", "a view").Error;
        }

        SetView(group, view, ViewChange.Added, admission.Node, environment);
        return null;
    }

    /// <summary>Tells the members that have not been told, all at once, and the new node.</summary>
    private void TellMembers(ref NodeState state, Admission admission, TEnvironment environment)
    {
        if (FindGroup(ref state, admission.Group, environment) is not { } group
            || Untold(ref state, admission, group, environment) is not { } untold)
        {
            EndAdmission(ref state, admission, environment);
            return;
        }

        var gather = new Gather(hasTotal: false) { Admission = admission };
        var waiting = new PendingCall(PendingKind.Gather, NodeId.None, ReplyTo.Nobody, gather);
        if (!TryWait(ref state, waiting, Instant.MaxValue, environment, out var id))
        {
            admission.Errors.TryAdd(environment.Address, Overloaded().Error!);
            EndAdmission(ref state, admission, environment);
            return;
        }

        if (!admission.HasGroup)
        {
            Tell(ref state, gather, id, admission.Node, PutOf(group), environment);
        }

        var added = AddOf(admission.Group, admission.Node);
        foreach (var member in untold)
        {
            admission.Told.Add(member);
            Tell(ref state, gather, id, member, added, environment);
            if (admission.HasGroup)
            {
                Tell(ref state, gather, id, admission.Node, AddOf(admission.Group, member), environment);
            }
        }

        Close(ref state, id, gather, environment);
    }

    /// <summary>The members that are still to be told; null: none, and the new node has the group. Others that are just entering are not:
    /// each of the two is given a view or told afterwards, by whoever comes later.</summary>
    private static List<NodeAddress>? Untold(ref NodeState state, Admission admission, NodeGroup group, TEnvironment environment)
    {
        var untold = new List<NodeAddress>();
        for (var i = 0; i < group.View.Count; i++)
        {
            var member = group.View[i];
            var isEntering = state.Spawns!.Admissions.Exists(
                other => !other.HasGroup && other.Group == admission.Group && other.Node.Equals(member));
            if (!isEntering && !member.Equals(environment.Address) && !member.Equals(admission.Node) && !admission.Told.Contains(member))
            {
                untold.Add(member);
            }
        }

        return untold.Count == 0 && admission.HasGroup ? null : untold;
    }

    private void Tell(ref NodeState state, Gather gather, ulong id, NodeAddress member, Call call, TEnvironment environment)
    {
        var reply = ReplyTo.PartOf(id, gather.Add(member));
        var served = new ServedCall(call, environment.Self, reply, DeadlineAfter(Command.DefaultDeadline, environment));
        CallNode(ref state, environment.Resolve(member), served, environment);
    }

    /// <summary>Everybody who was told has answered. Members that came meanwhile are next.</summary>
    private void Continue(ref NodeState state, Admission admission, Gather told, TEnvironment environment)
    {
        told.AddErrorsTo(admission.Errors);
        admission.HasGroup = true;
        if (state.Stop == StopPhase.Stopped)
        {
            EndAdmission(ref state, admission, environment);
            return;
        }

        TellMembers(ref state, admission, environment);
    }

    private void EndAdmission(ref NodeState state, Admission admission, TEnvironment environment)
    {
        state.Spawns!.Admissions.Remove(admission);
        var json = output.Begin();
        json.WriteStartObject();
        WriteStarted(json, admission.Node, admission.ProcessId);
        json.WriteStartObject("errors"u8);
        foreach (var (member, error) in admission.Errors)
        {
            JsonOutput.WriteError(json, member, error);
        }

        json.WriteEndObject();
        json.WriteEndObject();
        Finish(ref state, admission.Call, PendingKind.Spawn, environment.Self, Outcome.Of(output.End()), environment);
    }

    private Call AddOf(string group, NodeAddress member)
    {
        var json = output.Begin();
        json.WriteStartArray();
        json.WriteStringValue(group);
        JsonOutput.WriteNode(json, member);
        json.WriteEndArray();
        return Call.Local(BuiltInServices.Groups, "add", output.End());
    }

    private Call PutOf(NodeGroup group)
    {
        var json = output.Begin();
        json.WriteStartArray();
        group.Options.Write(json, group.Name);
        json.WriteStartArray();
        for (var i = 0; i < group.View.Count; i++)
        {
            JsonOutput.WriteNode(json, group.View[i]);
        }

        json.WriteEndArray();
        json.WriteEndArray();
        return Call.Local(BuiltInServices.Groups, "put", output.End());
    }
}
