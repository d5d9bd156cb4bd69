using Distribution.Protocol;

namespace Distribution.Experiments.Composing;

/// <summary>Chooses the rows that charts are made of: all, or a sample that is the same for the same rows, with the first and the last
/// ones.</summary>
internal sealed class RowSample
{
    /// <summary>Above so many rows a sample of them is charted.</summary>
    internal const int Most = 2_000;

    private const int Ends = 4;

    // By falling hash: what leaves first is what has the greatest. The hash of a number is as good as chance, and the same everywhere.
    private readonly PriorityQueue<int, ulong> kept = new(Comparer<ulong>.Create((one, other) => other.CompareTo(one)));
    private readonly List<int> first = [];
    private readonly Queue<int> last = new();

    /// <summary>The chosen ones in order.</summary>
    internal IReadOnlyList<int> Cells =>
        [.. kept.UnorderedItems.Select(item => item.Element).Concat(first).Concat(last).Distinct().Order()];

    /// <summary>Offers a row; in the order of the grid.</summary>
    internal void Add(int cell)
    {
        if (first.Count < Ends)
        {
            first.Add(cell);
        }

        last.Enqueue(cell);
        if (last.Count > Ends)
        {
            last.Dequeue();
        }

        kept.Enqueue(cell, StableHash.Mix((ulong)cell));
        if (kept.Count > Most)
        {
            kept.Dequeue();
        }
    }
}
