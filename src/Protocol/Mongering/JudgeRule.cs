namespace Distribution.Protocol;

/// <summary>When a contact counts as necessary.</summary>
public enum JudgeRule
{
    /// <summary>If the partner did not know the rumor at the start of the cycle: two pushes that hit one site are both necessary.</summary>
    Snapshot,

    /// <summary>If the partner did not know it at that moment: the contacts of a cycle see each other.</summary>
    Sequential,
}
