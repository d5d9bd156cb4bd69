using System.Globalization;
using Distribution.InSimulator;

namespace Distribution.ExplorationTests;

/// <content>A state: everything, copied whole; and its text.</content>
internal sealed partial class BruteForce<TState, TMessage>
{
    private string Text(Picture picture)
    {
        var nodes = Enumerable.Range(0, bounds.Nodes).Select(node => TextOf(picture, node));
        return string.Join(" | ", [.. nodes, Sorted(picture.Flight), string.Join(',', picture.Work), string.Join(',', picture.Left.Values)]);
    }

    private string TextOf(Picture picture, int node) => string.Create(
        CultureInfo.InvariantCulture,
        $"{textOf(picture.States[node])}/{textOf(picture.Stored[node])}/{picture.IsUp[node]}/{string.Join(',', picture.Timers[node])}/{picture.Expired[node]}/{picture.Delivered[node]}");

    private string Sorted(IEnumerable<(int From, int To, TMessage Message)> sent)
    {
        var texts = sent.Select(message => $"{message.From}>{message.To}:{message.Message}");
        return string.Join(' ', bounds.IsOrdered
            ? texts.OrderBy(text => text[..text.IndexOf(':', StringComparison.Ordinal)], StringComparer.Ordinal)
            : texts.Order(StringComparer.Ordinal));
    }

    /// <summary>Everything, copied whole.</summary>
    private sealed class Picture
    {
        public required TState[] States { get; init; }

        public required TState[] Stored { get; init; }

        public required bool[] IsUp { get; init; }

        public required SortedSet<int>[] Timers { get; init; }

        public required int[] Expired { get; init; }

        public required int[] Delivered { get; init; }

        public required List<(int From, int To, TMessage Message)> Flight { get; init; }

        public required SortedSet<int> Work { get; init; }

        public required SortedDictionary<string, int> Left { get; init; }

        public static Picture Fresh(int nodes, int steps, StateSpaceOptions bounds) => new()
        {
            States = new TState[nodes],
            Stored = new TState[nodes],
            IsUp = [.. Enumerable.Repeat(true, nodes)],
            Timers = [.. Enumerable.Range(0, nodes).Select(_ => new SortedSet<int>())],
            Expired = new int[nodes],
            Delivered = new int[nodes],
            Flight = [],
            Work = [.. Enumerable.Range(0, steps)],
            Left = new()
            {
                ["loss"] = bounds.Losses,
                ["duplication"] = bounds.Duplications,
                ["crash"] = bounds.Crashes,
                ["restart"] = bounds.Restarts,
            },
        };

        public Picture Copy() => new()
        {
            States = [.. States],
            Stored = [.. Stored],
            IsUp = [.. IsUp],
            Timers = [.. Timers.Select(timers => new SortedSet<int>(timers))],
            Expired = [.. Expired],
            Delivered = [.. Delivered],
            Flight = [.. Flight],
            Work = [.. Work],
            Left = new(Left),
        };

        public Picture Spending(string budget)
        {
            var copy = Copy();
            copy.Left[budget]--;
            return copy;
        }
    }
}
