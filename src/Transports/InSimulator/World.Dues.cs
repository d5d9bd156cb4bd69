using Distribution.Protocol;
using Distribution.Simulator;

namespace Distribution.InSimulator;

/// <content>Timers of nodes whose clocks are wrong. A timer is due when its node's own clock has counted its time: never before, however
/// the clock was slowed down or halted meanwhile; later where the clock went faster than when the timer was armed.</content>
internal sealed partial class World<TMessage>
{
    // What the clock of a timer's node shows when it is due, for timers of nodes whose clock was ever wrong.
    private readonly Dictionary<(int Node, int Timer), Instant> dues = [];

    /// <summary>How long a timer that is armed now waits, as its node's clock goes now.</summary>
    private Duration Wait(int node, int timer, int arming, Duration delay)
    {
        Tracer?.Armed(node, timer, arming);
        var id = new NodeId(node);
        if (!Clocks.IsKnown(id))
        {
            return delay;
        }

        var due = Clocks.Due(id, delay, Timeline.Now);
        dues[(node, timer)] = due;
        return Clocks.Until(id, due, Timeline.Now);
    }

    /// <summary>A timer that was armed while its node's clock was right is due at the time of its event.</summary>
    private void NoteDue(SimulationEvent<TMessage> expiry)
    {
        if (Clocks.IsKnown(new NodeId(expiry.Node)) && ArmedCount(expiry.Node, expiry.Timer) == expiry.Detail)
        {
            dues.TryAdd((expiry.Node, expiry.Timer), Timeline.Now);
        }
    }

    /// <summary>Whether the node's clock has not counted a timer's time yet; then it expires when it has.</summary>
    private bool IsEarly(SimulationEvent<TMessage> expiry)
    {
        var timer = (expiry.Node, expiry.Timer);
        if (ArmedCount(expiry.Node, expiry.Timer) != expiry.Detail || !dues.TryGetValue(timer, out var due))
        {
            return false;
        }

        var left = Clocks.Until(new NodeId(expiry.Node), due, Timeline.Now);
        if (left == Duration.Zero)
        {
            dues.Remove(timer);
            return false;
        }

        Timeline.Schedule(
            Timeline.Now + left, new SimulationEvent<TMessage>(EventKind.Timer, expiry.Node, expiry.Detail, expiry.Timer));
        return true;
    }
}
