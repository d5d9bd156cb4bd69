namespace Distribution.Experiments.Composing;

/// <summary>Chooses the rows that a table shows: all in the order of the grid or, of too many, the worst 100 by the first measure and then
/// the best 100, the best last. Equal ones are in the order of the grid; a row without a value is worse than any.</summary>
/// <param name="isLowWorse">Whether a low value is the worse one.</param>
internal sealed class RowExtremes(bool isLowWorse)
{
    /// <summary>Above so many rows the worst and the best are shown.</summary>
    internal const int Most = 500;

    private const int Kept = 100;

    private readonly List<int> all = [];
    private readonly PriorityQueue<int, (double, int)> worst = new();
    private readonly PriorityQueue<int, (double, int)> best = new(Comparer<(double, int)>.Create((one, other) => other.CompareTo(one)));

    /// <summary>The chosen ones, in the order in which they are shown.</summary>
    internal IReadOnlyList<int> Cells => all.Count <= Most ? all : [.. Emptied(worst).Reverse(), .. Emptied(best)];

    /// <summary>Offers a row.</summary>
    internal void Add(int cell, double value)
    {
        if (all.Count <= Most)
        {
            all.Add(cell);
        }

        // The higher the worse.
        var place = (double.IsNaN(value) ? double.PositiveInfinity : isLowWorse ? -value : value, -cell);
        Keep(worst, cell, place);
        Keep(best, cell, place);
    }

    private static void Keep(PriorityQueue<int, (double, int)> queue, int cell, (double, int) place)
    {
        queue.Enqueue(cell, place);
        if (queue.Count > Kept)
        {
            queue.Dequeue();
        }
    }

    // The one that would leave first is the least extreme one.
    private static IEnumerable<int> Emptied(PriorityQueue<int, (double, int)> queue) =>
        queue.UnorderedItems.OrderBy(item => item.Priority, queue.Comparer).Select(item => item.Element).ToArray();
}
