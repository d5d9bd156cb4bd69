namespace Distribution.Experiments.Live;

/// <summary>A series of shares as columns of characters, with its scale at the left and the ends of its axis below.</summary>
internal static class ColumnChart
{
    private const string Eighths = " ▁▂▃▄▅▆▇█";
    private const string Halves = " .:";
    private const int ScaleWidth = 6;

    /// <summary>How many columns there is room for.</summary>
    internal static int ColumnsIn(LiveRoom room) => Math.Max(1, room.Width - ScaleWidth);

    /// <summary>The chart, as wide and as high as there is room for.</summary>
    /// <param name="shares">At least one; 0..1. Each gets as many columns as there are for it, where there are more columns.</param>
    /// <param name="first">What stands below the first of them.</param>
    /// <param name="last">What stands below the last.</param>
    /// <param name="room">Where.</param>
    internal static IReadOnlyList<string> Of(IReadOnlyList<double> shares, string first, string last, LiveRoom room)
    {
        var columns = ColumnsIn(room);
        var rows = Math.Max(1, room.Height - 1);
        var marks = room.IsUnicode ? Eighths : Halves;
        var most = rows * (marks.Length - 1);
        var steps = Enumerable.Range(0, columns).Select(column => shares[(int)((long)column * shares.Count / columns)])
            .Select(share => (int)Math.Round(Math.Clamp(share, 0, 1) * most)).ToArray();
        var lines = Enumerable.Range(0, rows).Select(row =>
        {
            var below = (rows - 1 - row) * (marks.Length - 1);
            return Scale(row, rows) + string.Concat(steps.Select(step => marks[Math.Clamp(step - below, 0, marks.Length - 1)]));
        });
        var axis = new string(' ', ScaleWidth) + first + last.PadLeft(Math.Max(0, columns - first.Length));
        return [.. lines, axis];
    }

    private static string Scale(int row, int rows) =>
        (row == 0 ? "100 % " : row == rows - 1 ? "0 % " : row * 2 == rows - 1 ? "50 % " : "").PadLeft(ScaleWidth);
}
