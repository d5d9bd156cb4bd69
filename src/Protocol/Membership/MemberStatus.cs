namespace Distribution.Protocol;

/// <summary>What nodes hold of another node, in the order in which one overrides the other within a version. The numbers are part of the
/// wire format: never renumber.</summary>
public enum MemberStatus : byte
{
    /// <summary>It answers.</summary>
    Alive = 0,

    /// <summary>It did not answer and has not objected yet.</summary>
    Suspect = 1,

    /// <summary>It did not answer and has not objected in time.</summary>
    Failed = 2,

    /// <summary>It said farewell.</summary>
    Left = 3,
}
