using Distribution.Protocol;

namespace Distribution.Simulator;

/// <summary>A message as one end of its link has written it down, by that end's own clock.</summary>
/// <param name="Place">Which entry it is of all that its node has ever made: 1 for the first. A log holds the last ones.</param>
/// <param name="IsSent">Whether it left; else it came.</param>
/// <param name="At">When.</param>
/// <param name="Peer">The other end.</param>
/// <param name="PeerLife">Which life of the other end; 0: a sender that was not connected yet does not know.</param>
/// <param name="Number">Which it is of those that were sent there, or that came from that life: 1 for the first.</param>
/// <param name="Fingerprint">A hash of its encoded form.</param>
/// <param name="Cause">The place of the entry of the message in whose handling it was sent; 0: something else, or it came.</param>
/// <param name="What">It in words.</param>
public sealed record LoggedMessage(
    long Place, bool IsSent, Instant At, int Peer, ulong PeerLife, long Number, ulong Fingerprint, long Cause, string What);
