namespace Distribution.Tcp;

/// <summary>What is at the front of the bytes that have arrived.</summary>
internal enum FrameStatus
{
    /// <summary>A whole frame.</summary>
    Whole,

    /// <summary>A part of a frame, or nothing.</summary>
    Partial,

    /// <summary>A frame that claims to be longer than allowed.</summary>
    TooLong,
}
