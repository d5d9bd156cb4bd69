namespace Distribution.Protocol;

/// <summary>The messages of rumor mongering. Part of the wire format and of the trace hash: never renumber.</summary>
public enum MongerMessageKind
{
    /// <summary>The update itself: a transmission, counted in the traffic whether it was needed or not.</summary>
    Push = 1,
}
