using Distribution.Experiments.Running;
using Distribution.Experiments.Scenarios;
using Distribution.Experiments.Sweeps;
using Distribution.Experiments.Terminal;

namespace Distribution.Experiments.Live;

/// <summary>The infection curve: the share that is reached over time, of the last gossip message among real nodes, or the mean of the last
/// runs in the simulator.</summary>
internal sealed class SpreadPanel : ILivePanel
{
    private const int LinesMost = 10;

    /// <inheritdoc/>
    public string TitleOf(LiveSnapshot snapshot) => snapshot.Cluster.Message is { } message
        ? $"reached by message {NumberDisplay.Of(snapshot.Cluster.Messages)}: {message.Arrivals.Count} of {message.Members} members"
        : $"share reached, the mean of {NumberDisplay.OfRuns(snapshot.Setting!.Curves.Count)}";

    /// <inheritdoc/>
    public IReadOnlyList<string> LinesOf(LiveSnapshot snapshot, LiveRoom room)
    {
        room = room with { Height = Math.Min(room.Height, LinesMost) };
        return snapshot switch
        {
            { Cluster.Message: { Arrivals.Count: > 0 } message } => Lines(message, room),
            { Setting: { Curves.Count: > 0 } setting } => Lines(setting, room),
            _ => [],
        };
    }

    private static IReadOnlyList<string> Lines(GossipSample message, LiveRoom room)
    {
        var last = message.Arrivals[^1];
        var columns = ColumnChart.ColumnsIn(room);
        var shares = Enumerable.Range(1, columns)
            .Select(column => message.Arrivals.Count(arrival => arrival <= last * column / columns) / (double)message.Members);
        return ColumnChart.Of([.. shares], "0", $"{NumberDisplay.Of(last, last < 10 ? 2 : 1)} ms", room);
    }

    private static IReadOnlyList<string> Lines(LiveSetting setting, LiveRoom room)
    {
        var curve = SpreadCurve.Of(setting.Curves, setting.CurveStep);
        var nodes = (double)SweepRunner.NodesOf(setting.Plan);
        var end = curve.Time[^1];
        var last = $"time {NumberDisplay.Of(end, double.IsInteger(end) ? 0 : 2)}";
        return ColumnChart.Of([.. curve.Mean.Select(informed => informed / nodes)], "0", last, room);
    }
}
