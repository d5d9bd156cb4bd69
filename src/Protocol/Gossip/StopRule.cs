namespace Distribution.Protocol;

/// <summary>When a site stops spreading a rumor (Demers et al. 1987, section 1.4).</summary>
public enum StopRule
{
    /// <summary>Never.</summary>
    Forever,

    /// <summary>After the one cycle that follows its first reception: infect and die.</summary>
    Once,
}
