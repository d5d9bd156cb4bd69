namespace Distribution.Protocol;

/// <summary>What a rumor says: a call that every member of a group runs on itself. Immutable.</summary>
/// <param name="group">The group whose members pass it on.</param>
/// <param name="call">The call that each member runs on itself.</param>
public sealed class RumorContent(string group, Call call)
{
    /// <summary>The group whose members pass it on.</summary>
    public string Group { get; } = group;

    /// <summary>The call that each member runs on itself.</summary>
    public Call Call { get; } = call;

    /// <summary>Equal for equal contents, in every process. Computed once.</summary>
    public ulong Fingerprint { get; } = StableHash.Add(StableHash.Of(group), call.Fingerprint);
}
