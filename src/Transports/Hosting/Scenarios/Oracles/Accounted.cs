using Distribution.Simulator;

namespace Distribution;

/// <summary>Nothing is missing without a reason: every message that was sent, and every copy of one, was delivered, or lost, cut off,
/// dropped by a full queue or changed on the way, or came to a node that was down; else it is still on its way.</summary>
/// <param name="counters">What has happened so far.</param>
/// <param name="onTheWay">How many messages are on their way.</param>
public sealed class Accounted(Func<Counters> counters, Func<long> onTheWay) : Oracle
{
    /// <inheritdoc/>
    public override string Name => "nothing is missing without a reason";

    /// <inheritdoc/>
    public override string? AfterEvent()
    {
        var happened = counters();
        var ended = happened.Delivered + happened.Lost + happened.Cut + happened.Overflowed + happened.Corrupted + happened.Unheard;
        var unexplained = happened.Sent + happened.Duplicated - ended - onTheWay();
        return unexplained == 0 ? null : $"{unexplained} messages have neither arrived nor a reason not to";
    }
}
