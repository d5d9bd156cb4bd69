namespace Distribution.Protocol;

/// <summary>Something that happened at a node. Immutable.</summary>
/// <param name="Kind">What.</param>
public sealed record NodeEvent(NodeEventKind Kind)
{
    /// <summary>Which node it is about: the member; the one that sent what was delivered or dropped. Null: none.</summary>
    public NodeAddress? Node { get; init; }

    /// <summary>The group, where it is about one; else empty.</summary>
    public string Group { get; init; } = string.Empty;

    /// <summary>Why a view is another now; <see cref="Node"/> is the member that came or went, null where it was not one alone.</summary>
    public ViewChange Change { get; init; }

    /// <summary>The members of the group afterwards; null: it is about none, or the group is gone.</summary>
    public GroupView? View { get; init; }

    /// <summary>The call that a rumor carried, delivered or refused.</summary>
    public Call? Call { get; init; }

    /// <summary>Why something was dropped.</summary>
    public CallError? Error { get; init; }
}
