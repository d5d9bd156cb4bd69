namespace Distribution.Experiments.Protocols;

/// <summary>Which side of a contact sends the update.</summary>
public enum SpreadMode
{
    /// <summary>The caller.</summary>
    Push,
}
