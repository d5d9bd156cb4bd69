namespace Distribution.Protocol;

/// <summary>Which side of a contact sends the update (Demers et al. 1987, section 1.4).</summary>
public enum SpreadMode
{
    /// <summary>The caller. Sites that have nothing to tell call nobody.</summary>
    Push,

    /// <summary>The one that is called. Every site calls, every cycle.</summary>
    Pull,

    /// <summary>Both that have it. Every site calls, every cycle.</summary>
    PushPull,
}
