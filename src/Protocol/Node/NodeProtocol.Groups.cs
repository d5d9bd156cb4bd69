namespace Distribution.Protocol;

/// <summary>The service <c>groups</c> of a node: its own views.</summary>
public sealed partial class NodeProtocol<TEnvironment>
{
    private static GroupTable GroupsOf(ref NodeState state, TEnvironment environment)
    {
        if (state.Groups is null)
        {
            state.Groups = new GroupTable();
            state.Groups.Put(Call.AllGroup, new NodeGroup(Call.AllGroup, GroupOptions.Default, GroupView.Of([environment.Address])));
        }

        return state.Groups;
    }

    private static NodeGroup? FindGroup(ref NodeState state, string name, TEnvironment environment) =>
        GroupsOf(ref state, environment).Find(name);

    private static bool IsBuiltInGroup(string name) => name is Call.AllGroup or Call.LocalGroup;

    private Outcome Groups(ref NodeState state, Call call, TEnvironment environment) => call.Method switch
    {
        "get" => GetGroup(ref state, call.Arguments, environment),
        "put" => PutGroup(ref state, call.Arguments.DecodeOnce(PutArguments.Decode), environment),
        "del" => DeleteGroup(ref state, call.Arguments, environment),
        "add" => AddMember(ref state, call.Arguments.DecodeOnce(MemberArguments.Decode), environment),
        "options" => GetOptions(ref state, call.Arguments, environment),
        "rem" => RemoveMember(ref state, call.Arguments.DecodeOnce(MemberArguments.Decode), environment),
        _ => UnknownMethod(call),
    };

    private Outcome GetGroup(ref NodeState state, Payload payload, TEnvironment environment)
    {
        if (ReadName(payload, "the group", out var name) is { } error)
        {
            return Outcome.Failed(error);
        }

        if (name is Call.LocalGroup)
        {
            return GroupView.Of([environment.Address]).Describe(output);
        }

        return FindGroup(ref state, name, environment)?.View.Describe(output) ?? UnknownGroup(name, environment);
    }

    /// <summary>How a group gossips, in the form that <c>groups.put</c> takes.</summary>
    private Outcome GetOptions(ref NodeState state, Payload payload, TEnvironment environment)
    {
        if (ReadName(payload, "the group", out var name) is { } error)
        {
            return Outcome.Failed(error);
        }

        var options = name is Call.LocalGroup ? GroupOptions.Default : FindGroup(ref state, name, environment)?.Options;
        return options?.Describe(name, output) ?? UnknownGroup(name, environment);
    }

    private Outcome PutGroup(ref NodeState state, PutArguments put, TEnvironment environment)
    {
        if (put.Error is not null)
        {
            return Outcome.Failed(put.Error);
        }

        if (IsBuiltInGroup(put.Group))
        {
            return BuiltInGroup(put.Group);
        }

        if (FindSubset(put.Options, environment, out var options) is { } error)
        {
            return Outcome.Failed(error);
        }

        var groups = GroupsOf(ref state, environment);
        var known = groups.Find(put.Group);
        if (known is null && groups.Count > limits.Groups)
        {
            return Limit(limits.Groups, "groups", "a node");
        }

        if (put.View.Count > limits.Members || !TryMeet(ref state, put.View, environment))
        {
            return Limit(limits.Members, "members", "a view");
        }

        if (known is null)
        {
            var seen = groups.Deleted?.Take(put.Group, environment.Now) ?? default;
            groups.Put(put.Group, new NodeGroup(put.Group, options, put.View) { Rumors = seen });
        }
        else
        {
            (known.Options, known.View) = (options, put.View);
            known.Lapsed.Clear();
        }

        ObserveGroup(put.Group, put.View, ViewChange.Put, null, environment);
        Watch(ref state, environment);

        return put.View.Describe(output);
    }

    /// <summary>A subset that is a user's function has come by its name alone.</summary>
    private static CallError? FindSubset(GroupOptions asked, TEnvironment environment, out GroupOptions options)
    {
        options = asked;
        if (asked.Subset.Name is not { } name)
        {
            return null;
        }

        if (environment.FindSubset(name, out var refusal) is not { } function)
        {
            return new CallError(CallErrorKind.BadArguments, $"no subset {ServiceName.Quote(name)}: {refusal}");
        }

        options = asked with { Subset = asked.Subset.Bind(function) };
        return null;
    }

    private Outcome DeleteGroup(ref NodeState state, Payload payload, TEnvironment environment)
    {
        if (ReadName(payload, "the group", out var name) is { } error)
        {
            return Outcome.Failed(error);
        }

        if (IsBuiltInGroup(name))
        {
            return BuiltInGroup(name);
        }

        var groups = GroupsOf(ref state, environment);
        if (groups.Remove(name) is not { } group)
        {
            return UnknownGroup(name, environment);
        }

        (groups.Deleted ??= new DeletedGroups()).Add(group, environment.Now);
        ObserveGroup(name, null, ViewChange.Deleted, null, environment);
        return group.View.Describe(output);
    }

    private static CallError? ReadName(Payload payload, string what, out string name)
    {
        var arguments = new ArgumentReader(payload);
        arguments.NextArgument();
        name = arguments.Text(what);
        arguments.End();
        return arguments.Error;
    }
}
