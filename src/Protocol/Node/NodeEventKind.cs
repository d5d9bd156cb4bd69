namespace Distribution.Protocol;

/// <summary>What a node tells those who watch it.</summary>
public enum NodeEventKind
{
    /// <summary>A node is there that was not in <c>all</c>: new, or back.</summary>
    MemberJoined,

    /// <summary>A member did not answer; it may still object.</summary>
    MemberSuspected,

    /// <summary>A member did not answer and did not object: it was removed from all groups.</summary>
    MemberFailed,

    /// <summary>A member said farewell and was removed from all groups.</summary>
    MemberLeft,

    /// <summary>The node's view of a group is another now.</summary>
    GroupChanged,

    /// <summary>A rumor was seen for the first time and its call is run.</summary>
    RumorDelivered,

    /// <summary>A rumor was refused, a message could not be sent, an answer came that nobody waits for.</summary>
    Dropped,
}
