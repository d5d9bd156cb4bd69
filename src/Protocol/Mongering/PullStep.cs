namespace Distribution.Protocol;

/// <summary>How often a site that is called steps its counter.</summary>
public enum PullStep
{
    /// <summary>Once a cycle: any contact that was necessary makes the cycle necessary; a cycle without contacts changes nothing.</summary>
    Cycle,

    /// <summary>Once a contact, in the order in which they arrive.</summary>
    Request,
}
