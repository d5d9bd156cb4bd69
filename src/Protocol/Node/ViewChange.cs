namespace Distribution.Protocol;

/// <summary>Why a node's view of a group is another now.</summary>
public enum ViewChange
{
    /// <summary>It is not about a view.</summary>
    None,

    /// <summary>The group was made or replaced.</summary>
    Put,

    /// <summary>The group was deleted.</summary>
    Deleted,

    /// <summary>A member was added; into <c>all</c> also several, whom the node has come to know.</summary>
    Added,

    /// <summary>A member was removed by a call.</summary>
    Removed,

    /// <summary>A member failed.</summary>
    Failed,

    /// <summary>A member said farewell.</summary>
    Left,

    /// <summary>A member that was held to have failed is back, in the life that it had.</summary>
    Returned,
}
