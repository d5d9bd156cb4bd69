using Distribution.Protocol;

namespace Distribution.Simulator;

/// <summary>How far a log has been taken.</summary>
internal sealed class LogTrack(NodeLog log, Duration ahead)
{
    private int taken;
    private Instant last;

    internal NodeLog Log => log;

    internal LoggedMessage? Next => taken < log.Messages.Count ? log.Messages[taken] : null;

    internal Instant NextAt { get; set; }

    internal void Advance(Instant at)
    {
        taken++;
        last = at;
    }

    /// <summary>A time by the first node's clock, and not before what the node did last.</summary>
    internal Instant Corrected(Instant local) => local - ahead is var time && time > last ? time : last;
}
