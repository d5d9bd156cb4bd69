namespace Distribution;

/// <summary>What happened to a member.</summary>
public enum MembershipChangeKind
{
    /// <summary>It is there: new, or back.</summary>
    Joined,

    /// <summary>It did not answer; it may still object, and then nothing more is said.</summary>
    Suspected,

    /// <summary>It did not answer and did not object: it was removed from all groups.</summary>
    Failed,

    /// <summary>It said farewell: it was removed from all groups.</summary>
    Left,
}
