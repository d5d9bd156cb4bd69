using Distribution.Protocol;

namespace Distribution.Simulator;

/// <summary>A message as the network sees it.</summary>
/// <param name="Link">From whom to whom, and which it is there.</param>
/// <param name="At">When it is sent.</param>
/// <param name="Bytes">The length of its encoded form.</param>
/// <param name="IsTransmission">Whether it carries a rumor.</param>
public readonly record struct LinkMessage(MessageName Link, Instant At, int Bytes, bool IsTransmission)
{
    /// <summary>Who sends it.</summary>
    public NodeId From => Link.From;

    /// <summary>For whom it is; never the sender.</summary>
    public NodeId To => Link.To;
}
