using Distribution.Experiments.Terminal;

namespace Distribution.Experiments.Live;

/// <summary>What has happened to real nodes lately, the latest first.</summary>
internal sealed class ChangesPanel : ILivePanel
{
    /// <inheritdoc/>
    public string TitleOf(LiveSnapshot snapshot) =>
        snapshot.Cluster.Dropped == 0 ? "membership" : $"membership; the caller dropped {NumberDisplay.Of(snapshot.Cluster.Dropped)}";

    /// <inheritdoc/>
    public IReadOnlyList<string> LinesOf(LiveSnapshot snapshot, LiveRoom room) =>
        [.. snapshot.Cluster.Changes.Reverse().Take(room.Height).Select(change =>
            $"{NumberDisplay.Of(change.After.TotalSeconds, 1),6} s  {change.What}")];
}
