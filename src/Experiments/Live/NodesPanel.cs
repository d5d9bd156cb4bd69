using Distribution.Experiments.Terminal;
using Distribution.Protocol;

namespace Distribution.Experiments.Live;

/// <summary>The real nodes: whether each is there, and how many gossip messages it has run, and how many came again. Those that are
/// not there come first.</summary>
internal sealed class NodesPanel : ILivePanel
{
    private const string Gap = "   ";

    /// <inheritdoc/>
    public string TitleOf(LiveSnapshot snapshot) =>
        $"nodes: deliveries {NumberDisplay.Of(snapshot.Cluster.Nodes.Values.Sum(node => node.Delivered), 0)}, "
        + $"duplicates {NumberDisplay.Of(snapshot.Cluster.Nodes.Values.Sum(node => node.Duplicates), 0)}";

    /// <inheritdoc/>
    public IReadOnlyList<string> LinesOf(LiveSnapshot snapshot, LiveRoom room)
    {
        var cluster = snapshot.Cluster;
        if (cluster.Nodes.IsEmpty)
        {
            return [];
        }

        var states = Enum.GetValues<LiveNodeState>()
            .Select(state => $"{Mark(state, room.IsUnicode)} {cluster.CountOf(state)} {state.ToString().ToLowerInvariant()}");
        var cells = cluster.Nodes.OrderBy(node => node.Value.State == LiveNodeState.Up)
            .Select(node => Cell(node.Key, node.Value, room.IsUnicode)).ToArray();
        var width = cells.Max(cell => cell.Length);
        var across = Math.Max(1, (room.Width + Gap.Length) / (width + Gap.Length));
        var rows = cells.Chunk(across).Select(row => string.Join(Gap, row.Select(cell => cell.PadRight(width)))).ToArray();
        var shown = Math.Max(0, room.Height - 1);
        return rows.Length <= shown
            ? [string.Join("  ", states), .. rows]
            : [string.Join("  ", states), .. rows.Take(shown - 1), $"and {NumberDisplay.Of(cells.Length - ((shown - 1) * across))} more"];
    }

    private static string Cell(NodeAddress address, LiveNode node, bool isUnicode) =>
        $"{Mark(node.State, isUnicode)} {address.Sid} {NumberDisplay.Of(node.Delivered, 0),5} {NumberDisplay.Of(node.Duplicates, 0),6}";

    private static char Mark(LiveNodeState state, bool isUnicode) => (state, isUnicode) switch
    {
        (LiveNodeState.Up, true) => '●',
        (LiveNodeState.Left, true) => '○',
        (LiveNodeState.Failed, true) => '×',
        (LiveNodeState.Up, false) => '+',
        (LiveNodeState.Left, false) => '-',
        (LiveNodeState.Failed, false) => 'x',
        _ => '?',
    };
}
